package dev.websockets;

import java.util.Arrays;

/**
 * A frame of the WebSocket protocol: a {@link Message}, or one of the control frames
 * {@link Ping}, {@link Pong} and {@link Close}; in a {@link RawWebSocketSession} also a
 * {@link Fragment} of a message.
 * <p>
 * Frames are immutable and may be sent to any number of sessions. What the protocol
 * forbids is refused at construction.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5">RFC 6455, section 5</a>
 */
public sealed interface Frame permits Message, Frame.Fragment, Frame.Ping, Frame.Pong, Frame.Close {

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
	 * A frame that carries a part of a message (RFC 6455, section 5.4). Only raw sessions
	 * see and send it; elsewhere a message is whole, or is sent as a stream.
	 *
	 * @see RawWebSocketSession
	 */
	final class Fragment implements Frame {

		private final Type type;

		private final byte[] payload;

		private final boolean last;

		/**
		 * Create a fragment of the given bytes, which are not copied: do not change them
		 * afterwards.
		 * @param type the type of the message for its first fragment, else a continuation
		 * @param payload a part of the message, which may end within a character
		 * @param last whether the message ends here
		 */
		public Fragment(Type type, byte[] payload, boolean last) {
			this.type = type;
			this.payload = payload;
			this.last = last;
		}

		/**
		 * Whether this begins a message, and of which type, or goes on with it.
		 * @return the type
		 */
		public Type type() {
			return this.type;
		}

		/**
		 * The payload itself, not a copy.
		 * @return the bytes
		 */
		public byte[] payload() {
			return this.payload;
		}

		/**
		 * Whether the message ends here.
		 * @return whether the frame has FIN set
		 */
		public boolean isLast() {
			return this.last;
		}

		@Override
		public int size() {
			return this.payload.length;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Fragment fragment && this.type == fragment.type && this.last == fragment.last
					&& Arrays.equals(this.payload, fragment.payload);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.payload);
		}

		@Override
		public String toString() {
			return "Fragment[" + this.type + ", " + this.payload.length + " bytes" + (this.last ? ", last]" : "]");
		}

		/**
		 * What a fragment is to its message.
		 */
		public enum Type {

			/** The first fragment of a text. */
			TEXT,

			/** The first fragment of a binary message. */
			BINARY,

			/** A further fragment. */
			CONTINUATION

		}

	}

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
	 * A Close frame: a status code that an endpoint may send, and a text for people who
	 * read logs; or neither (RFC 6455, sections 5.5.1 and 7.4).
	 */
	final class Close implements Frame {

		/**
		 * The most bytes, in UTF-8, that the text of a Close frame may have.
		 */
		public static final int MAX_TEXT_SIZE = MAX_CONTROL_PAYLOAD - 2;

		private static final Close WITHOUT_STATUS = new Close();

		private final int code;

		private final String text;

		/**
		 * Create a Close frame.
		 * @param code 1000 to 1003, 1007 to 1014, or 3000 to 4999; see {@link CloseCode}
		 * @param text at most 123 bytes in UTF-8, may be empty
		 * @throws IllegalArgumentException if the code may not be sent or the text is too
		 * long
		 */
		public Close(int code, String text) {
			if (!CloseCode.isSendable(code)) {
				throw new IllegalArgumentException("Close code " + code
						+ " may not be sent; an endpoint sends 1000-1003, 1007-1014 or 3000-4999 (RFC 6455, section 7.4)");
			}
			int size = Utf8.size(text);
			if (size > MAX_TEXT_SIZE) {
				throw new IllegalArgumentException("Close text of " + size + " bytes is over " + MAX_TEXT_SIZE
						+ " bytes, counted in UTF-8 (RFC 6455, section 5.5)");
			}
			this.code = code;
			this.text = text;
		}

		private Close() {
			this.code = CloseCode.NO_STATUS;
			this.text = "";
		}

		/**
		 * A Close frame without a status code, which has no payload at all.
		 * @return the frame; its code is {@link CloseCode#NO_STATUS}
		 */
		public static Close withoutStatus() {
			return WITHOUT_STATUS;
		}

		/**
		 * The status code.
		 * @return the code, {@link CloseCode#NO_STATUS} if the frame has none
		 */
		public int code() {
			return this.code;
		}

		/**
		 * The text.
		 * @return the text, may be empty
		 */
		public String text() {
			return this.text;
		}

		@Override
		public int size() {
			return (this.code != CloseCode.NO_STATUS) ? 2 + Utf8.size(this.text) : 0;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Close close && this.code == close.code && this.text.equals(close.text);
		}

		@Override
		public int hashCode() {
			return 31 * this.code + this.text.hashCode();
		}

		@Override
		public String toString() {
			return "Close[code=" + this.code + ", text=" + this.text + "]";
		}

	}

}
