package dev.websockets.interop;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Against Jetty's own WebSocket engine.
 */
class JettyInteropTests extends InteropContract {

	@Override
	protected InteropServer start() throws Exception {
		return new JettyServer();
	}

	@Test
	@DisplayName("B33 lost connection is 1006")
	void lostConnection() {
		try (WebSocketSession session = open("/command")) {
			session.send("cut");
			assertThat(session.closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1006));
		}
	}

}
