package dev.websockets.transport.jakarta;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.WebSocketSession;
import dev.websockets.behaviour.EchoServer;
import dev.websockets.behaviour.EngineBehaviour;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*_CONTAINER")
class JakartaHandshakeTests extends EngineBehaviour {

	@Test
	@DisplayName("what JSR-356 does not tell is null")
	void unknown() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			assertThat(session.handshake().remoteAddress()).isNull();
			assertThat(session.handshake().tlsSession()).isNull();
		}
	}

}
