package dev.websockets.docs.extensions;

import org.springframework.util.unit.DataSize;

import dev.websockets.ExtensionFrame.Type;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflate;
import dev.websockets.extension.PermessageDeflateFactory;

final class Compression {

	private Compression() {
	}

	static WebSocketClient client(WebSocketClient client) {
		// tag::settings[]
		DeflateSettings settings = DeflateSettings.defaults()
			.withMinSize(DataSize.ofBytes(256))
			.withCompressIf((frame) -> frame.type() == Type.TEXT); // pictures are
																	// compressed already
		WebSocketClient compressing = client.mutate().extensions(new PermessageDeflateFactory(settings)).build();
		// end::settings[]
		return compressing;
	}

	static String agreed(WebSocketSession session) {
		// tag::agreed[]
		PermessageDeflate deflate = session.extension(PermessageDeflate.class);
		if (deflate == null) {
			return "not compressed: " + session.extensions(); // the peer declined
		}
		return "windows of 2^" + deflate.outgoingWindowBits() + " and 2^" + deflate.incomingWindowBits() + " bytes";
		// end::agreed[]
	}

}
