package dev.websockets.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.Frame;
import dev.websockets.Message;

/**
 * An entry of the outgoing queue.
 *
 * @param frame what to send
 * @param part whether it is a whole frame or a fragment
 * @param size the payload bytes
 * @param stream what all fragments of a message have in common, or {@code null} for a
 * whole frame
 * @param written completes when it was handed to the operating system, or {@code null} if
 * nobody waits for it
 */
record Outbound(Frame frame, Part part, int size, @Nullable Object stream, @Nullable CompletableFuture<Void> written,
		boolean isShared, @Nullable EncodedMessage encoded) {

	static Outbound whole(Frame frame) {
		return new Outbound(frame, Part.WHOLE, frame.size(), null, null, false, null);
	}

	/**
	 * A message that goes to many sessions.
	 */
	static Outbound shared(Message message) {
		return new Outbound(message, Part.WHOLE, message.size(), null, null, true, null);
	}

	static Outbound fragment(Message fragment, Object stream, boolean last) {
		return new Outbound(fragment, last ? Part.LAST : Part.MORE, fragment.size(), stream, null, false, null);
	}

	/**
	 * This entry, for whom waits until it is handed to the operating system.
	 */
	Outbound awaited(CompletableFuture<Void> written) {
		return new Outbound(this.frame, this.part, this.size, this.stream, written, this.isShared, this.encoded);
	}

	/**
	 * This entry, for whom can be sent what it is encoded to.
	 */
	Outbound encoded(EncodedMessage encoded) {
		return new Outbound(this.frame, this.part, this.size, this.stream, this.written, this.isShared, encoded);
	}

	boolean isData() {
		return this.frame instanceof Message || this.frame instanceof Frame.Fragment;
	}

	/**
	 * The text, if it is one whose characters are its bytes.
	 */
	@Nullable String ascii() {
		return (this.frame instanceof Message.Text text && text.text().length() == this.size) ? text.text() : null;
	}

	/**
	 * The bytes of the payload, not to be changed.
	 */
	byte[] payload() {
		if (this.frame instanceof Message.Text text) {
			return text.text().getBytes(StandardCharsets.UTF_8);
		}
		if (this.frame instanceof Message.Binary binary) {
			return binary.bytes();
		}
		if (this.frame instanceof Frame.Fragment fragment) {
			return fragment.payload();
		}
		if (this.frame instanceof Frame.Ping ping) {
			return ping.payload();
		}
		if (this.frame instanceof Frame.Pong pong) {
			return pong.payload();
		}
		return closePayload((Frame.Close) this.frame);
	}

	/**
	 * RFC 6455, section 5.5.1.
	 */
	private static byte[] closePayload(Frame.Close close) {
		if (close.code() == CloseCode.NO_STATUS) {
			return new byte[0];
		}
		byte[] text = close.text().getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(Short.BYTES + text.length).putShort((short) close.code()).put(text).array();
	}

	/**
	 * Whether a frame is sent in one piece.
	 */
	enum Part {

		/** A whole frame. */
		WHOLE,

		/** A fragment that others follow. */
		MORE,

		/** The last fragment of a message. */
		LAST

	}

}
