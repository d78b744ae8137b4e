package dev.websockets;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A frame of the WebSocket protocol: a {@link Message}, or one of the control frames
 * {@link Ping}, {@link Pong} and {@link Close}.
 * <p>
 * Frames are immutable and may be sent to any number of sessions. What the protocol
 * forbids is refused at construction.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5">RFC 6455, section 5</a>
 */
public sealed interface Frame permits Message, Frame.Ping, Frame.Pong, Frame.Close {

	/**
	 * The most bytes that the payload of a control frame may have (RFC 6455, section
	 * 5.5).
	 */
	int MAX_CONTROL_PAYLOAD = 125;

	/**
	 * The size of the payload.
	 * @return the size in bytes
	 */
	int size();

	private static byte[] checkedCopy(byte[] payload) {
		if (payload.length > MAX_CONTROL_PAYLOAD) {
			throw new IllegalArgumentException("Control frame payload of " + payload.length + " bytes is over "
					+ MAX_CONTROL_PAYLOAD + " bytes (RFC 6455, section 5.5)");
		}
		return payload.clone();
	}

	/**
	 * A Ping frame: the peer answers with a {@link Pong} of the same payload (RFC 6455,
	 * section 5.5.2).
	 *
	 * @param payload at most 125 bytes; copied
	 */
	record Ping(byte[] payload) implements Frame {

		public Ping {
			payload = checkedCopy(payload);
		}

		@Override
		public byte[] payload() {
			return this.payload.clone();
		}

		@Override
		public int size() {
			return this.payload.length;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Ping ping && Arrays.equals(this.payload, ping.payload);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.payload);
		}

		@Override
		public String toString() {
			return "Ping[" + HexFormat.of().formatHex(this.payload) + "]";
		}

	}

	/**
	 * A Pong frame: the answer to a {@link Ping}, or a sign of life nobody asked for (RFC
	 * 6455, section 5.5.3).
	 *
	 * @param payload at most 125 bytes; copied
	 */
	record Pong(byte[] payload) implements Frame {

		public Pong {
			payload = checkedCopy(payload);
		}

		@Override
		public byte[] payload() {
			return this.payload.clone();
		}

		@Override
		public int size() {
			return this.payload.length;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Pong pong && Arrays.equals(this.payload, pong.payload);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.payload);
		}

		@Override
		public String toString() {
			return "Pong[" + HexFormat.of().formatHex(this.payload) + "]";
		}

	}

	/**
	 * A Close frame with a status code that an endpoint may send, and a text for people
	 * who read logs (RFC 6455, sections 5.5.1 and 7.4).
	 *
	 * @param code 1000 to 1003, 1007 to 1014, or 3000 to 4999; see {@link CloseCode}
	 * @param text at most 123 bytes in UTF-8, may be empty
	 */
	record Close(int code, String text) implements Frame {

		/**
		 * The most bytes, in UTF-8, that the text of a Close frame may have.
		 */
		public static final int MAX_TEXT_SIZE = MAX_CONTROL_PAYLOAD - 2;

		public Close {
			if (!CloseCode.isSendable(code)) {
				throw new IllegalArgumentException("Close code " + code
						+ " may not be sent; an endpoint sends 1000-1003, 1007-1014 or 3000-4999 (RFC 6455, section 7.4)");
			}
			int size = Utf8.size(text);
			if (size > MAX_TEXT_SIZE) {
				throw new IllegalArgumentException("Close text of " + size + " bytes is over " + MAX_TEXT_SIZE
						+ " bytes, counted in UTF-8 (RFC 6455, section 5.5)");
			}
		}

		@Override
		public int size() {
			return 2 + Utf8.size(this.text);
		}

	}

}
