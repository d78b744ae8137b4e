package dev.websockets.transport.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The proof that a server read the key of a handshake (RFC 6455, section 4.2.2).
 *
 * @since 0.1.0
 */
public final class AcceptKey {

	/** The header that the proof stands in. */
	public static final String HEADER = "Sec-WebSocket-Accept";

	private static final String SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private AcceptKey() {
	}

	/**
	 * Make the proof.
	 * @param key the key as the header has it
	 * @return the value of the header of the answer
	 */
	public static String of(String key) {
		byte[] text = (key + SUFFIX).getBytes(StandardCharsets.ISO_8859_1);
		return Base64.getEncoder().encodeToString(sha1().digest(text));
	}

	private static MessageDigest sha1() {
		try {
			return MessageDigest.getInstance("SHA-1");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("this Java has no SHA-1, which RFC 6455 needs", ex);
		}
	}

}
