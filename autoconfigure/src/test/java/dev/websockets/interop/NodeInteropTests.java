package dev.websockets.interop;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketSession;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Against the package {@code ws} of npm.
 */
class NodeInteropTests extends InteropContract {

	@Override
	protected InteropServer start() throws Exception {
		return new NodeServer();
	}

	@ParameterizedTest
	@ValueSource(ints = { 9, 10, 11, 12, 13, 14, 15 })
	@DisplayName("B82 windows that the server chooses for both sides; its zlib refuses what refers back further")
	void windows(int bits) {
		PermessageDeflate agreed = echoCompressed(DeflateSettings.defaults(),
				"/echo?clientMaxWindowBits=" + bits + "&serverMaxWindowBits=" + bits);
		assertThat(agreed.outgoingWindowBits()).isEqualTo(bits);
		assertThat(agreed.incomingWindowBits()).isEqualTo(bits);
	}

	@ParameterizedTest
	@ValueSource(ints = { 9, 10, 11, 12, 13, 14 })
	@DisplayName("B82 windows that the client asks for")
	void offeredWindows(int bits) {
		PermessageDeflate agreed = echoCompressed(DeflateSettings.defaults().withMaxWindowBits(bits),
				"/echo?serverNoContextTakeover=");
		assertThat(agreed.outgoingWindowBits()).isEqualTo(bits);
		assertThat(agreed.incomingWindowBits()).isEqualTo(bits);
		assertThat(agreed.incomingNoContextTakeover()).isTrue();
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
