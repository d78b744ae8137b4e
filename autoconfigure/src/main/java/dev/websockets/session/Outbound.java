package dev.websockets.session;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.Message;

/**
 * An entry of the outgoing queue.
 *
 * @param frame what to send
 * @param part whether it is a whole frame or a fragment
 * @param size the payload bytes
 * @param written completes when it was handed to the operating system, or {@code null} if
 * nobody waits for it
 */
record Outbound(Frame frame, Part part, int size, @Nullable CompletableFuture<Void> written) {

	static Outbound whole(Frame frame) {
		return new Outbound(frame, Part.WHOLE, frame.size(), null);
	}

	static Outbound whole(Frame frame, CompletableFuture<Void> written) {
		return new Outbound(frame, Part.WHOLE, frame.size(), written);
	}

	static Outbound fragment(Message fragment, boolean last) {
		return new Outbound(fragment, last ? Part.LAST : Part.MORE, fragment.size(), null);
	}

	boolean isData() {
		return this.frame instanceof Message;
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
