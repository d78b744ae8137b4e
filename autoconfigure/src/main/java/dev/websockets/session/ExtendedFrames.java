package dev.websockets.session;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import dev.websockets.ExtensionFrame;
import dev.websockets.WebSocketExtensionException;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.protocol.FrameSink;
import dev.websockets.protocol.ProtocolViolation;
import dev.websockets.protocol.WholeFrames;

/**
 * Has the frames that come in pass the extensions of the session, before their payload is
 * looked at.
 */
final class ExtendedFrames extends WholeFrames {

	private final ExtensionChain extensions;

	private final FrameSink sink;

	/**
	 * Create this.
	 * @param extensions the extensions
	 * @param limits the limits of messages and frames
	 * @param sink takes what the extensions leave
	 */
	ExtendedFrames(ExtensionChain extensions, FrameLimits limits, FrameSink sink) {
		super(limits.message(), limits.received().bytes());
		this.extensions = extensions;
		this.sink = sink;
	}

	@Override
	public void frame(int head, byte[] bytes, int offset, int length) throws ProtocolViolation {
		ExtensionFrame frame = passed(ExtensionHeads.frame(head, ByteBuffer.wrap(bytes, offset, length)));
		if (frame == null) {
			return;
		}
		if (frame.reserved() != 0) {
			throw ProtocolViolation
				.protocolError("frame with a reserved bit that its extension left there (RFC 6455, section 5.2)");
		}
		ByteBuffer payload = ExtensionHeads.withArray(frame.payload());
		this.sink.frame(ExtensionHeads.head(frame), payload.array(), payload.arrayOffset() + payload.position(),
				payload.remaining());
	}

	private @Nullable ExtensionFrame passed(ExtensionFrame frame) throws ProtocolViolation {
		try {
			return this.extensions.incoming(frame);
		}
		catch (WebSocketExtensionException ex) {
			throw ProtocolViolation.refused(ex);
		}
		catch (WebSocketMessageTooLargeException ex) {
			throw ProtocolViolation.tooLarge(ex.size(), ex.limit(), ex.property());
		}
	}

}
