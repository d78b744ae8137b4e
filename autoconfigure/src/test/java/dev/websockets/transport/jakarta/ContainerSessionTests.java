package dev.websockets.transport.jakarta;

import jakarta.websocket.Session;
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
@EnumSource
class ContainerSessionTests extends EngineBehaviour {

	@Test
	@DisplayName("the container's session is within reach")
	void unwrap() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			assertThat(session.unwrap(Session.class).isOpen()).isTrue();
		}
	}

}
