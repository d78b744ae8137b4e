package dev.websockets.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.Message;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource
class ReadingTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	@DisplayName("every way to read gives every message")
	void waysToRead() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("a"), WireFrame.text("b"), WireFrame.text("c"));
				peer.close(1000, "");
			});
			List<Message> expected = List.of(Message.of("a"), Message.of("b"), Message.of("c"));
			try (WebSocketSession session = this.client.open(server)) {
				assertThat(session.incoming().stream()).containsExactlyElementsOf(expected);
			}
			try (WebSocketSession session = this.client.open(server)) {
				List<Message> received = new ArrayList<>();
				session.incoming().forEach(received::add);
				assertThat(received).isEqualTo(expected);
			}
			try (WebSocketSession session = this.client.open(server)) {
				CollectingSubscriber subscriber = new CollectingSubscriber();
				session.incoming().subscribe(subscriber);
				assertThat(subscriber.all()).succeedsWithin(LIMIT).isEqualTo(expected);
				assertThatExceptionOfType(IllegalStateException.class).isThrownBy(session::incoming);
			}
		}
	}

	@Test
	@DisplayName("an exception of the action ends forEach, and the session lives on")
	void failingAction() {
		IllegalStateException failure = new IllegalStateException("of the action");
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			session.send("a");
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> session.incoming().forEach((message) -> {
					throw failure;
				}))
				.isSameAs(failure);
			session.send("b");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("b"));
		}
	}

	@Test
	@DisplayName("B39 iteration over incoming ends normally after a clean close and throws after an unclean one")
	void iteration() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept(WireFrame.text("a"));
				peer.close(peer.request().path().equals("/clean") ? 1001 : 1008, "");
			});
			List<Message> received = new ArrayList<>();
			try (WebSocketSession session = this.client.open(server.uri("/clean"))) {
				for (Message message : session.incoming()) {
					received.add(message);
				}
			}
			assertThat(received).containsExactly(Message.of("a"));
			try (WebSocketSession session = this.client.open(server.uri("/unclean"))) {
				assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(() -> {
					for (Message message : session.incoming()) {
						received.add(message);
					}
				}).satisfies((ex) -> assertThat(ex.closeReason().code()).isEqualTo(1008));
			}
			assertThat(received).hasSize(2);
		}
	}

}
