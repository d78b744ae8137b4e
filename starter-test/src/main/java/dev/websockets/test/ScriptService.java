package dev.websockets.test;

import java.util.List;
import java.util.Map;

/**
 * Serves one connection by a script: handshake, control frames, and every message handed
 * on.
 */
final class ScriptService {

	private ScriptService() {
	}

	static void serve(WebSocketPeer peer, ScriptState state) {
		HandshakeRequest request = peer.request();
		Refusal refusal = state.handshake(request);
		if (refusal != null) {
			peer.refuse(refusal.status(), refusal.headers(), "");
			return;
		}
		List<String> offered = request.subprotocols();
		peer.accept((offered.isEmpty()) ? Map.of() : Map.of("Sec-WebSocket-Protocol", offered.get(0)));
		ScriptConnection connection = state.opened(peer);
		try {
			peer.serve((received) -> state.arrived(connection, received));
		}
		finally {
			state.over(connection);
		}
	}

}
