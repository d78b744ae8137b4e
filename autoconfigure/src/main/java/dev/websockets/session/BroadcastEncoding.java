package dev.websockets.session;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.websockets.BroadcastEncoder;
import dev.websockets.ExtensionFrame;
import dev.websockets.WebSocketExtension;
import dev.websockets.protocol.FrameEncoder;
import dev.websockets.protocol.Role;

/**
 * How a message that goes to many sessions of a server is encoded for some of them: equal
 * for those that can be sent the same octets.
 *
 * @param encoders those of the extensions, in their order
 * @param reservedBits the reserved bits that these own together
 */
record BroadcastEncoding(List<BroadcastEncoder> encoders, int reservedBits) {

	private static final BroadcastEncoding WITHOUT_EXTENSIONS = new BroadcastEncoding(List.of(), 0);

	/**
	 * The encoding of a session.
	 * @param extensions those of the session
	 * @return the encoding, or {@code null} if the session must have one for itself
	 */
	static @Nullable BroadcastEncoding of(ExtensionChain extensions) {
		if (extensions.isEmpty()) {
			return WITHOUT_EXTENSIONS;
		}
		List<BroadcastEncoder> encoders = new ArrayList<>(1);
		for (WebSocketExtension extension : extensions.extensions()) {
			BroadcastEncoder encoder = extension.broadcastEncoder();
			if (encoder == null) {
				return null;
			}
			encoders.add(encoder);
		}
		return new BroadcastEncoding(encoders, extensions.reservedBits());
	}

	/**
	 * Encode a message.
	 * @param message the message, which fits in one frame
	 * @return the same message, encoded
	 */
	Outbound encode(Outbound message) {
		ExtensionFrame whole = ExtensionHeads.frame(new FrameHeads().next(message, true, true),
				ByteBuffer.wrap(message.payload()).asReadOnlyBuffer());
		ExtensionFrame frame = whole;
		List<ExtensionFrame> passed = new ArrayList<>(this.encoders.size());
		for (BroadcastEncoder encoder : this.encoders) {
			frame = ExtensionChain.same(encoder.outgoing(frame), whole, encoder);
			passed.add(frame.withPayload(frame.payload().duplicate()));
		}
		ExtensionChain.checkReserved(frame, this.reservedBits);
		return message.encoded(new EncodedMessage(bytes(frame), List.copyOf(passed)));
	}

	private static byte[] bytes(ExtensionFrame frame) {
		byte[] header = new byte[FrameEncoder.MAX_HEADER_SIZE];
		int size = new FrameEncoder(Role.SERVER).header(ExtensionHeads.head(frame), frame.size(), header, 0);
		return ByteBuffer.allocate(size + frame.size()).put(header, 0, size).put(frame.payload().duplicate()).array();
	}

}
