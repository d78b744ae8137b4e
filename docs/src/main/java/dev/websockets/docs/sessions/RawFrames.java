package dev.websockets.docs.sessions;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.websockets.Frame;
import dev.websockets.RawWebSocketSession;
import dev.websockets.WebSocketClient;

final class RawFrames {

	private RawFrames() {
	}

	static void converse(WebSocketClient client, String uri, List<Frame> seen) {
		byte[] begin = "Hel".getBytes(StandardCharsets.UTF_8);
		byte[] rest = "lo".getBytes(StandardCharsets.UTF_8);
		// tag::raw[]
		try (RawWebSocketSession session = client.uri(uri).openRaw()) {
			session.send(new Frame.Fragment(Frame.Fragment.Type.TEXT, begin, false));
			session.send(new Frame.Ping(new byte[0])); // between the fragments
			session.send(new Frame.Fragment(Frame.Fragment.Type.CONTINUATION, rest, true));
			for (Frame frame : session.incoming()) {
				seen.add(frame);
				if (frame instanceof Frame.Ping ping) {
					session.send(new Frame.Pong(ping.payload())); // nobody else does
				}
				else if (frame instanceof Frame.Close close) {
					session.send(close); // with the same status; the session ends
				}
			}
		}
		// end::raw[]
	}

}
