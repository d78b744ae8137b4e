package dev.websockets.transport.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The hash functions of Digest authentication (RFC 7616, section 6.1), the stronger
 * later. SHA-256 stands last: it is as good as SHA-512-256, of which some servers compute
 * the first half of a SHA-512 instead.
 */
enum DigestAlgorithm {

	/**
	 * For old servers only.
	 */
	MD5("MD5", "MD5"),

	/**
	 * SHA-512/256 of FIPS 180-4.
	 */
	SHA_512_256("SHA-512-256", "SHA-512/256"),

	/**
	 * What every server of RFC 7616 has to know.
	 */
	SHA_256("SHA-256", "SHA-256");

	private final String nameInHttp;

	private final String nameInJava;

	DigestAlgorithm(String nameInHttp, String nameInJava) {
		this.nameInHttp = nameInHttp;
		this.nameInJava = nameInJava;
	}

	static Optional<DigestAlgorithm> of(String nameInHttp) {
		return Arrays.stream(values())
			.filter((algorithm) -> algorithm.nameInHttp.equalsIgnoreCase(nameInHttp))
			.findFirst();
	}

	/**
	 * The hash of parts with colons between them.
	 * @param parts texts whose characters stand for bytes (ISO-8859-1)
	 * @return the hash in lower-case hexadecimal digits
	 */
	String hash(String... parts) {
		byte[] bytes = String.join(":", parts).getBytes(StandardCharsets.ISO_8859_1);
		return HexFormat.of().formatHex(messageDigest().digest(bytes));
	}

	private MessageDigest messageDigest() {
		try {
			return MessageDigest.getInstance(this.nameInJava);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this Java has no " + this.nameInJava + " for Digest authentication", ex);
		}
	}

}
