package dev.websockets.transport.tyrus;

import java.net.InetSocketAddress;

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
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "TOMCAT_CONTAINER", "JETTY_CONTAINER", "TYRUS_CONTAINER" })
class TyrusHandshakeTests extends EngineBehaviour {

	@Test
	@DisplayName("the address of the server is shown, and stays readable after the end")
	void remoteAddress() {
		try (WebSocketTestServer server = EchoServer.start()) {
			WebSocketSession session = this.client.open(server);
			session.close();
			InetSocketAddress address = session.handshake().remoteAddress();
			assertThat(address).isNotNull();
			assertThat(address.getAddress().isLoopbackAddress()).isTrue();
			assertThat(address.getPort()).isEqualTo(server.port());
		}
	}

	@Test
	@DisplayName("a connection that is not encrypted has no TLS session")
	void notEncrypted() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			assertThat(session.handshake().tlsSession()).isNull();
		}
	}

}
