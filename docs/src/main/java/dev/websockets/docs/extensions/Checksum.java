package dev.websockets.docs.extensions;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

import dev.websockets.CloseCode;
import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionParameters;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtension;
import dev.websockets.WebSocketExtensionException;
import dev.websockets.WebSocketExtensionFactory;

// tag::checksum[]
final class Checksum implements WebSocketExtensionFactory {

	@Override
	public String name() {
		return "x-checksum";
	}

	@Override
	public int reservedBits() {
		return ExtensionFrame.RSV2;
	}

	@Override
	public WebSocketExtension accept(ExtensionParameters answer, SessionSettings settings) {
		if (!answer.all().isEmpty()) {
			throw new IllegalArgumentException("x-checksum has no parameters");
		}
		return new Checking();
	}

	private static final class Checking implements WebSocketExtension {

		@Override
		public ExtensionFrame outgoing(ExtensionFrame frame) {
			if (frame.isControl()) {
				return frame;
			}
			ByteBuffer payload = ByteBuffer.allocate(frame.size() + Integer.BYTES);
			int checksum = checksum(frame.payload());
			return frame.withPayload(payload.put(frame.payload()).putInt(checksum).flip())
				.withReserved(ExtensionFrame.RSV2);
		}

		@Override
		public ExtensionFrame incoming(ExtensionFrame frame) {
			if (!frame.has(ExtensionFrame.RSV2)) {
				return frame;
			}
			int size = frame.size() - Integer.BYTES;
			ByteBuffer payload = frame.payload().slice(frame.payload().position(), Math.max(0, size));
			if (size < 0 || frame.payload().getInt(frame.payload().position() + size) != checksum(payload)) {
				throw new WebSocketExtensionException(CloseCode.INVALID_DATA, "frame with a wrong checksum");
			}
			return frame.withPayload(payload).withoutReserved(ExtensionFrame.RSV2);
		}

		private static int checksum(ByteBuffer payload) {
			CRC32 crc = new CRC32();
			crc.update(payload.duplicate());
			return (int) crc.getValue();
		}

	}

}
// end::checksum[]
