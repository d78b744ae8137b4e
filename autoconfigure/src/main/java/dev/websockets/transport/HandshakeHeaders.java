package dev.websockets.transport;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

/**
 * What an application may say in the headers of the opening handshake (RFC 6455, section
 * 4.1).
 *
 * @since 0.1.0
 */
public final class HandshakeHeaders {

	private static final Set<String> RESERVED = Set.of("connection", "host", "upgrade");

	private static final String RESERVED_PREFIX = "sec-websocket-";

	private HandshakeHeaders() {
	}

	/**
	 * Whether a header belongs to the handshake itself, and not to the application.
	 * @param name the name of the header
	 * @return true for those of the upgrade, and for all that begin with
	 * {@code Sec-WebSocket-}
	 */
	public static boolean isReserved(String name) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		return RESERVED.contains(lowerCase) || lowerCase.startsWith(RESERVED_PREFIX);
	}

	/**
	 * Refuse headers that cannot be sent.
	 * @param headers the headers of the application
	 * @throws IllegalArgumentException if a name is no token or reserved, or a value has
	 * a character that cannot be sent; the message does not show the value
	 */
	public static void check(HttpHeaders headers) {
		headers.forEach((name, values) -> {
			checkName(name);
			values.forEach((value) -> checkValue(name, value));
		});
	}

	/**
	 * Refuse a name that the application cannot use.
	 * @param name the name of the header
	 * @throws IllegalArgumentException if it is no token, or reserved
	 */
	public static void checkName(String name) {
		Assert.isTrue(Token.isToken(name),
				() -> Quoted.of(name) + " cannot be the name of a header (RFC 9110, section 5.1)");
		Assert.isTrue(!isReserved(name), () -> reserved(name));
	}

	/**
	 * Refuse a value that cannot be sent.
	 * @param name the name of the header
	 * @param value its value
	 * @throws IllegalArgumentException if it has a control character, or one beyond
	 * ISO-8859-1; the message does not show the value
	 */
	public static void checkValue(String name, String value) {
		for (int i = 0; i < value.length(); i++) {
			int character = value.charAt(i);
			if (isControl(character)) {
				throw new IllegalArgumentException("the value of the header " + name
						+ " has a line break or another control character (0x%02x)".formatted(character));
			}
			if (character > 0xFF) {
				throw new IllegalArgumentException("the value of the header " + name + " has the character U+"
						+ "%04X".formatted(character) + ", which is beyond ISO-8859-1; write it in escapes");
			}
		}
	}

	private static boolean isControl(int character) {
		return (character < ' ' && character != '\t') || character == 0x7F;
	}

	private static String reserved(String name) {
		return "the header " + name + " belongs to the handshake itself"
				+ ("sec-websocket-protocol".equalsIgnoreCase(name) ? "; subprotocols(..) offers subprotocols" : "");
	}

	/**
	 * Refuse subprotocols that cannot be offered.
	 * @param subprotocols the subprotocols
	 * @throws IllegalArgumentException if one of them is no token, or there twice
	 */
	public static void checkSubprotocols(List<String> subprotocols) {
		Set<String> seen = new HashSet<>();
		for (String subprotocol : subprotocols) {
			Assert.isTrue(Token.isToken(subprotocol),
					() -> Quoted.of(subprotocol) + " cannot be a subprotocol (RFC 6455, section 4.1)");
			Assert.isTrue(seen.add(subprotocol), () -> "the subprotocol " + subprotocol + " is there twice");
		}
	}

}
