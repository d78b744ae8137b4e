package dev.websockets.transport.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import dev.websockets.transport.Credentials;
import dev.websockets.transport.Token;

/**
 * Who asks, in the terms of Digest authentication (RFC 7616, sections 3.4.2 to 3.4.4).
 * Name and password become bytes by UTF-8 if the server says so, or if they do not fit
 * into ISO-8859-1, the charset of servers that say nothing.
 *
 * @param parameter the parameter that tells the name: readable, escaped, or as a hash
 * @param isHashed whether it is a hash
 * @param passwordHash the hash of name, realm and password
 */
record DigestUser(String parameter, boolean isHashed, String passwordHash) {

	static DigestUser of(Credentials credentials, Challenge challenge, DigestAlgorithm algorithm) {
		Charset charset = charset(credentials, challenge);
		String name = asBytes(credentials.username(), charset);
		String realm = challenge.parameters().getOrDefault("realm", "");
		String passwordHash = algorithm.hash(name, realm, asBytes(credentials.password(), charset));
		if (challenge.isSet("userhash")) {
			return new DigestUser(DigestAuthentication.quoted("username", algorithm.hash(name, realm)), true,
					passwordHash);
		}
		boolean escaped = charset == StandardCharsets.UTF_8 && !isAscii(credentials.username());
		String parameter = escaped ? "username*=UTF-8''" + escaped(name)
				: DigestAuthentication.quoted("username", name);
		return new DigestUser(parameter, false, passwordHash);
	}

	private static Charset charset(Credentials credentials, Challenge challenge) {
		boolean fits = StandardCharsets.ISO_8859_1.newEncoder()
			.canEncode(credentials.username() + credentials.password());
		boolean utf8 = "UTF-8".equalsIgnoreCase(challenge.parameter("charset"));
		return (fits && !utf8) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
	}

	/**
	 * A text whose characters stand for the bytes of another.
	 */
	private static String asBytes(String text, Charset charset) {
		return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
	}

	private static boolean isAscii(String text) {
		return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
	}

	/**
	 * RFC 8187, section 3.2.1.
	 */
	private static String escaped(String bytes) {
		StringBuilder escaped = new StringBuilder();
		for (char next : bytes.toCharArray()) {
			boolean readable = Token.isTokenCharacter(next) && "*'%".indexOf(next) == -1;
			escaped.append(readable ? String.valueOf(next) : "%%%02X".formatted((int) next));
		}
		return escaped.toString();
	}

}
