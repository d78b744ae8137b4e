package dev.websockets.behaviour;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.websockets.test.HandshakeRequest;

/**
 * The server's side of Digest (RFC 7616, section 3.4), with qop {@code auth}.
 *
 * @param algorithm the algorithm, as Java and HTTP call it alike
 * @param user the user
 * @param password the password
 */
record DigestCheck(String algorithm, String user, String password) {

	private static final String REALM = "the realm";

	private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";

	private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^\\s,]+))");

	String challenge() {
		return "Digest realm=\"" + REALM + "\", qop=\"auth, auth-int\", charset=UTF-8, algorithm=" + this.algorithm
				+ ", nonce=\"" + NONCE + "\", opaque=\"op\"";
	}

	boolean accepts(HandshakeRequest request) {
		String authorization = String.valueOf(request.header("Authorization"));
		Map<String, String> given = parameters(authorization);
		if (!authorization.startsWith("Digest ") || !this.user.equals(given.get("username"))
				|| !REALM.equals(given.get("realm")) || !NONCE.equals(given.get("nonce"))
				|| !request.target().equals(given.get("uri")) || !"auth".equals(given.get("qop"))
				|| !"op".equals(given.get("opaque")) || !this.algorithm.equals(given.get("algorithm"))) {
			return false;
		}
		String secret = hash(this.user + ":" + REALM + ":" + this.password);
		String expected = hash(secret + ":" + NONCE + ":" + given.get("nc") + ":" + given.get("cnonce") + ":auth:"
				+ hash("GET:" + request.target()));
		return expected.equals(given.get("response"));
	}

	private static Map<String, String> parameters(String authorization) {
		Map<String, String> parameters = new HashMap<>();
		Matcher matcher = PARAMETER.matcher(authorization);
		while (matcher.find()) {
			parameters.put(matcher.group(1), (matcher.group(2) != null) ? matcher.group(2) : matcher.group(3));
		}
		return parameters;
	}

	private String hash(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance(this.algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
