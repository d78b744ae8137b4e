package dev.websockets;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A whole message, as the application sees it: {@link Text} or {@link Binary}, whatever
 * number of frames carried it.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5.6">RFC 6455, section
 * 5.6</a>
 */
public sealed interface Message extends Frame permits Message.Text, Message.Binary {

	/**
	 * A text message.
	 * @param text the text, may be empty
	 * @return the message
	 */
	static Text of(String text) {
		return new Text(text);
	}

	/**
	 * A text message of well-formed UTF-8. Its size is known at once.
	 * @param bytes where the UTF-8 is; not kept
	 * @param offset the index of the first byte
	 * @param length the number of bytes, may be 0
	 * @return the message
	 * @throws IllegalArgumentException if the bytes are not well-formed UTF-8 (RFC 3629)
	 */
	static Text ofUtf8(byte[] bytes, int offset, int length) {
		return new Text(Utf8.decode(bytes, offset, length), length);
	}

	/**
	 * A binary message of the given bytes, which are not copied: do not change them
	 * afterwards.
	 * @param bytes the payload, may be empty
	 * @return the message
	 */
	static Binary of(byte[] bytes) {
		return new Binary(bytes);
	}

	/**
	 * A binary message of a copy of the buffer's remaining bytes. The buffer is not
	 * consumed: its position stays where it is.
	 * @param buffer the payload, may be empty
	 * @return the message
	 */
	static Binary of(ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.remaining()];
		buffer.get(buffer.position(), bytes);
		return new Binary(bytes);
	}

	/**
	 * A text message.
	 */
	final class Text implements Message {

		private final String text;

		private int size;

		/**
		 * Create a text message.
		 * @param text the text, may be empty
		 */
		public Text(String text) {
			this(text, -1);
		}

		private Text(String text, int size) {
			this.text = text;
			this.size = size;
		}

		/**
		 * The text.
		 * @return the text, may be empty
		 */
		public String text() {
			return this.text;
		}

		/**
		 * The size of the text in UTF-8. Computed on first use.
		 * @throws IllegalArgumentException if the text has an unpaired surrogate
		 */
		@Override
		public int size() {
			if (this.size < 0) {
				this.size = Utf8.size(this.text);
			}
			return this.size;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Text message && this.text.equals(message.text);
		}

		@Override
		public int hashCode() {
			return this.text.hashCode();
		}

		@Override
		public String toString() {
			return "Text[" + this.text + "]";
		}

	}

	/**
	 * A binary message.
	 */
	final class Binary implements Message {

		private final byte[] bytes;

		/**
		 * Create a binary message of the given bytes, which are not copied: do not change
		 * them afterwards.
		 * @param bytes the payload, may be empty
		 */
		public Binary(byte[] bytes) {
			this.bytes = bytes;
		}

		/**
		 * The payload itself, not a copy: do not change it where the message goes to
		 * others too.
		 * @return the bytes
		 */
		public byte[] bytes() {
			return this.bytes;
		}

		/**
		 * A read-only view of the payload, with a position of its own.
		 * @return a new buffer
		 */
		public ByteBuffer buffer() {
			return ByteBuffer.wrap(this.bytes).asReadOnlyBuffer();
		}

		@Override
		public int size() {
			return this.bytes.length;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Binary message && Arrays.equals(this.bytes, message.bytes);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.bytes);
		}

		@Override
		public String toString() {
			return "Binary[" + this.bytes.length + " bytes]";
		}

	}

}
