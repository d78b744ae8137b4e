package dev.websockets.transport.http;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.transport.Credentials;
import dev.websockets.transport.Quoted;

/**
 * How one URI is asked for credentials, and what was answered already: once, and once
 * more if the server says that only its nonce was too old.
 *
 * @param credentials who asks, or {@code null} for nobody
 * @param answers the number of challenges answered so far
 * @param cnonces makes the nonces of this side
 */
record Login(@Nullable Credentials credentials, int answers, Supplier<String> cnonces) {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int NONCE_BYTES = 24;

	static Login with(@Nullable Credentials credentials) {
		return new Login(credentials, 0, Login::randomNonce);
	}

	private static String randomNonce() {
		byte[] bytes = new byte[NONCE_BYTES];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().encodeToString(bytes);
	}

	/**
	 * The same credentials for another URI of the same origin.
	 */
	Login anew() {
		return new Login(this.credentials, 0, this.cnonces);
	}

	/**
	 * Answer a 401.
	 * @param answer the answer
	 * @param target the request target
	 * @return the Authorization header and what is left to answer, or why not
	 */
	Outcome answer(Answer answer, String target) {
		List<Challenge> challenges = Challenge.parse(answer.headers().getOrEmpty(HttpHeaders.WWW_AUTHENTICATE));
		Optional<Authentication> strongest = Authentication.strongest(challenges);
		if (strongest.isEmpty()) {
			return new Unanswered(challenges.isEmpty() ? "it does not say how to log in"
					: "it asks for " + schemes(challenges) + "; only Basic and Digest can be answered");
		}
		if (this.credentials == null) {
			return new Unanswered("it asks for a user name and a password (" + schemes(challenges)
					+ "); set websockets.clients.<name>.username and .password");
		}
		Authentication authentication = strongest.get();
		if (this.answers > (authentication.isStale() ? 1 : 0)) {
			return new Unanswered("it did not accept user name and password");
		}
		return new Answered(authentication.authorization(this.credentials, target, this.cnonces),
				new Login(this.credentials, this.answers + 1, this.cnonces));
	}

	private static String schemes(List<Challenge> challenges) {
		return challenges.stream()
			.map((challenge) -> Quoted.of(challenge.scheme()))
			.distinct()
			.collect(Collectors.joining(", "));
	}

	/**
	 * What became of a challenge.
	 */
	sealed interface Outcome {

	}

	/**
	 * The challenge can be answered.
	 *
	 * @param authorization the value of the Authorization header
	 * @param login what is left to answer
	 */
	record Answered(String authorization, Login login) implements Outcome {
	}

	/**
	 * The challenge cannot be answered.
	 *
	 * @param why the reason in words
	 */
	record Unanswered(String why) implements Outcome {
	}

}
