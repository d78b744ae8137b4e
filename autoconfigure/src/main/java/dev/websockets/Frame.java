package dev.websockets;

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

	/**
	 * A Ping frame: the peer answers with a {@link Pong} of the same payload (RFC 6455,
	 * section 5.5.2).
	 */
	final class Ping extends ControlPayload implements Frame {

		/**
		 * Create a Ping frame.
		 * @param payload at most 125 bytes; copied
		 * @throws IllegalArgumentException if the payload is larger
		 */
		public Ping(byte[] payload) {
			super(payload);
		}

	}

	/**
	 * A Pong frame: the answer to a {@link Ping}, or a sign of life nobody asked for (RFC
	 * 6455, section 5.5.3).
	 */
	final class Pong extends ControlPayload implements Frame {

		/**
		 * Create a Pong frame.
		 * @param payload at most 125 bytes; copied
		 * @throws IllegalArgumentException if the payload is larger
		 */
		public Pong(byte[] payload) {
			super(payload);
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

		/**
		 * Create a Close frame.
		 * @throws IllegalArgumentException if the code may not be sent or the text is too
		 * long
		 */
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
