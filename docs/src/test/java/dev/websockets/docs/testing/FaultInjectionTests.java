package dev.websockets.docs.testing;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.websockets.CloseReason;
import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketServerScript;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static dev.websockets.test.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FaultInjectionTests {

	private final WebSocketClient client = Samples.client();

	@Test
	void script() {
		// tag::script[]
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			server.whenText("ping").thenSend("pong"); // a standing rule
			server.onConnect().thenSend("welcome"); // for every connection
			try (WebSocketSession session = this.client.uri(server.uri()).open()) {
				session.send("ping");
				session.convertAndSend(Map.of("id", 7));
				// waits, at most 5 seconds
				server.expectText(json("{'id':7}")).thenSend("done");
				assertThat(session.incoming().stream().limit(3)).contains(Message.of("welcome"), Message.of("pong"),
						Message.of("done"));
			}
			server.expectClose(1000);
			server.verify(); // nothing unexpected is left
		}
		// end::script[]
	}

	@Test
	void refusal() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			// tag::refusal[]
			server.refuseNext(503, Map.of("Retry-After", "30"));
			assertThatExceptionOfType(dev.websockets.WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> this.client.uri(server.uri()).open())
				.satisfies((ex) -> assertThat(ex.headers().getFirst("Retry-After")).isEqualTo("30"));
			// end::refusal[]
		}
	}

	@Test
	void singleFrames() {
		// tag::frames[]
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				// a message in two fragments
				peer.send(WireFrame.text("Hel").withFin(false));
				peer.sendPing("still there?"); // and a ping in between
				peer.send(WireFrame.continuation("lo"));
				assertThat(peer.readFrame().opcode()).isEqualTo(WireFrame.PONG);
				peer.reset(); // RST
			});
			WebSocketSession session = this.client.uri(server.uri("/feed")).open();
			assertThat(session.incoming().receive()).isEqualTo(Message.of("Hello"));
			assertThat(session.closeReason().join().initiator()).isEqualTo(CloseReason.Initiator.ABNORMAL);
		}
		// end::frames[]
	}

	@Test
	void onTheTestsOwnThread() {
		// tag::peer[]
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			var opening = this.client.uri(server.uri("/feed")).subprotocols("v1").openAsync();
			WebSocketPeer peer = server.nextPeer();
			assertThat(peer.request().subprotocols()).containsExactly("v1");
			peer.accept(Map.of("Sec-WebSocket-Protocol", "v1"));
			WebSocketSession session = opening.join();
			session.send("hello");
			assertThat(peer.readText()).isEqualTo("hello");
			peer.close(1000, "");
			assertThat(session.closeReason().join().isClean()).isTrue();
		}
		// end::peer[]
	}

}
