package dev.websockets.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.websockets.benchmarks.room.RoomOrder;

/**
 * A request for a WebSocket connection (RFC 6455, section 4).
 *
 * @param target path and query
 * @param key the value of Sec-WebSocket-Key
 * @param offersDeflate whether the client offers permessage-deflate
 */
record Upgrade(String target, String key, boolean offersDeflate) {

	private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private static final Pattern TARGET = Pattern.compile("GET (\\S+) HTTP/1.1\r\n");

	private static final Pattern KEY = Pattern.compile("\r\nSec-WebSocket-Key: *(\\S+)", Pattern.CASE_INSENSITIVE);

	private static final Pattern DEFLATE = Pattern.compile("\r\nSec-WebSocket-Extensions:[^\r]*permessage-deflate",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern SIZE = Pattern.compile("[?&]size=(\\d+)");

	private static final int DEFAULT_SIZE = 64;

	/**
	 * Read a request. A client sends nothing after it before it has the answer.
	 * @param in where to read from
	 * @param buffer room for the request
	 * @return the request, or {@code null} if there is none
	 */
	static @Nullable Upgrade read(InputStream in, byte[] buffer) throws IOException {
		int length = 0;
		while (length < buffer.length) {
			int read = in.read(buffer, length, buffer.length - length);
			if (read < 0) {
				return null;
			}
			length += read;
			if (buffer[length - 1] == '\n' && buffer[length - 3] == '\n') {
				return parse(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
			}
		}
		return null;
	}

	private static @Nullable Upgrade parse(String request) {
		Matcher target = TARGET.matcher(request);
		Matcher key = KEY.matcher(request);
		return (target.lookingAt() && key.find())
				? new Upgrade(target.group(1), key.group(1), DEFLATE.matcher(request).find()) : null;
	}

	byte[] response() {
		String response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Sec-WebSocket-Accept: " + accept()
				+ (compresses() ? "\r\nSec-WebSocket-Extensions: permessage-deflate" : "") + "\r\n\r\n";
		return response.getBytes(StandardCharsets.ISO_8859_1);
	}

	/**
	 * Whether the connection is one that compresses.
	 */
	boolean compresses() {
		return this.target.startsWith("/deflate");
	}

	/**
	 * Whether the connection takes orders of a room.
	 */
	boolean isControl() {
		return this.target.equals(RoomOrder.PATH);
	}

	int size() {
		Matcher size = SIZE.matcher(this.target);
		return size.find() ? Integer.parseInt(size.group(1)) : DEFAULT_SIZE;
	}

	private String accept() {
		try {
			MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
			byte[] digest = sha1.digest((this.key + GUID).getBytes(StandardCharsets.ISO_8859_1));
			return Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
