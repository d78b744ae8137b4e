package dev.websockets.transport.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.transport.Credentials;

/**
 * A proof of knowing the password that does not show it (RFC 7616), with {@code qop=auth}
 * or, for servers of RFC 2069, without. Every nonce is used for one request only, so that
 * its count is always 1.
 *
 * @param challenge what the server says
 * @param algorithm the hash function
 * @param session whether both nonces go into the hash of the password ({@code -sess})
 * @param qop whether the server knows {@code qop=auth}
 */
record DigestAuthentication(Challenge challenge, DigestAlgorithm algorithm, boolean session,
		boolean qop) implements Authentication {

	private static final String SESSION_SUFFIX = "-sess";

	private static final String FIRST_USE = "00000001";

	/**
	 * Read a challenge.
	 * @param challenge a challenge of the scheme Digest
	 * @return how to answer it, or nothing if that is not possible
	 */
	static Optional<DigestAuthentication> of(Challenge challenge) {
		String name = challenge.parameters().getOrDefault("algorithm", "MD5");
		int suffix = name.length() - SESSION_SUFFIX.length();
		boolean session = suffix > 0 && name.regionMatches(true, suffix, SESSION_SUFFIX, 0, SESSION_SUFFIX.length());
		String qops = challenge.parameter("qop");
		boolean qop = qops != null && Arrays.stream(qops.split("[, \t]+")).anyMatch("auth"::equalsIgnoreCase);
		boolean complete = challenge.parameter("nonce") != null && challenge.parameter("realm") != null;
		boolean legacy = qops == null && !session;
		return DigestAlgorithm.of(session ? name.substring(0, suffix) : name)
			.filter((algorithm) -> complete && (qop || legacy))
			.map((algorithm) -> new DigestAuthentication(challenge, algorithm, session, qop));
	}

	@Override
	public int strength() {
		return 1 + this.algorithm.ordinal();
	}

	@Override
	public boolean isStale() {
		return this.challenge.isSet("stale");
	}

	@Override
	public String authorization(Credentials credentials, String target, Supplier<String> cnonces) {
		DigestUser user = DigestUser.of(credentials, this.challenge, this.algorithm);
		String cnonce = cnonces.get();
		StringJoiner answer = new StringJoiner(", ", "Digest ", "");
		answer.add(user.parameter());
		answer.add(quoted("realm", this.challenge.parameter("realm")));
		answer.add(quoted("uri", target));
		if (this.challenge.parameter("algorithm") != null) {
			answer.add("algorithm=" + this.challenge.parameter("algorithm"));
		}
		answer.add(quoted("nonce", nonce()));
		if (this.qop) {
			answer.add("nc=" + FIRST_USE).add(quoted("cnonce", cnonce)).add("qop=auth");
		}
		answer.add(quoted("response", response(user.passwordHash(), target, cnonce)));
		if (this.challenge.parameter("opaque") != null) {
			answer.add(quoted("opaque", this.challenge.parameter("opaque")));
		}
		if (user.isHashed()) {
			answer.add("userhash=true");
		}
		return answer.toString();
	}

	private String nonce() {
		return this.challenge.parameters().getOrDefault("nonce", "");
	}

	private String response(String passwordHash, String target, String cnonce) {
		String secret = this.session ? this.algorithm.hash(passwordHash, nonce(), cnonce) : passwordHash;
		String request = this.algorithm.hash("GET", target);
		return this.qop ? this.algorithm.hash(secret, nonce(), FIRST_USE, cnonce, "auth", request)
				: this.algorithm.hash(secret, nonce(), request);
	}

	static String quoted(String name, @Nullable String value) {
		String text = (value != null) ? value : "";
		return name + "=\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
	}

}
