package dev.websockets.interop;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Against the package {@code ws} of npm.
 */
class NodeInteropTests extends InteropContract {

	@Override
	protected InteropServer start() throws Exception {
		return new NodeServer();
	}

	@Test
	@DisplayName("B33 Close without status is 1005 and clean")
	void noStatus() {
		try (WebSocketSession session = open("/command")) {
			session.send("close-without-status");
			assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
				assertThat(reason.code()).isEqualTo(1005);
				assertThat(reason.isClean()).isTrue();
			});
		}
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
