package dev.websockets.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnectionEvent;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ConnectionEventsTests {

	private final List<WebSocketConnectionEvent> published = new CopyOnWriteArrayList<>();

	private final WebSocketConnection connection = connection();

	private final ConnectionThreads threads = new ConnectionThreads();

	@Test
	void failingListenerDoesNotStopTheNextEvent() throws Exception {
		ConnectionEvents events = new ConnectionEvents((event) -> {
			this.published.add((WebSocketConnectionEvent) event);
			throw new IllegalStateException("listener failed");
		}, this.threads);
		events.add(event(State.CLOSED, State.CONNECTING));
		events.add(event(State.CONNECTING, State.OPEN));
		events.published().get(5, TimeUnit.SECONDS);
		assertThat(this.published).extracting(WebSocketConnectionEvent::to)
			.containsExactly(State.CONNECTING, State.OPEN);
	}

	@Test
	@DisplayName("an Error of a listener does not stop the next event either")
	void failingListenerWithAnError() {
		ConnectionEvents events = new ConnectionEvents((event) -> {
			this.published.add((WebSocketConnectionEvent) event);
			throw new NoClassDefFoundError("listener failed");
		}, Runnable::run);
		events.add(event(State.CLOSED, State.CONNECTING));
		events.add(event(State.CONNECTING, State.OPEN));
		assertThat(events.published()).isCompleted();
		assertThat(this.published).extracting(WebSocketConnectionEvent::to)
			.containsExactly(State.CONNECTING, State.OPEN);
	}

	@Test
	void listenerThatBlocksDelaysNobodyAndIsBounded() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		ConnectionEvents events = new ConnectionEvents((event) -> {
			begun.countDown();
			awaitRelease(release);
			this.published.add((WebSocketConnectionEvent) event);
		}, this.threads);
		events.add(event(State.CLOSED, State.CONNECTING));
		events.publish();
		assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
		for (int index = 0; index < ConnectionEvents.CAPACITY + 10; index++) {
			events.add(event(State.OPEN, State.BACKING_OFF));
			events.publish();
		}
		release.countDown();
		await().until(() -> this.published.size() == ConnectionEvents.CAPACITY + 1);
		events.published().get(5, TimeUnit.SECONDS);
		assertThat(this.published).hasSize(ConnectionEvents.CAPACITY + 1);
	}

	private static void awaitRelease(CountDownLatch release) {
		try {
			release.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private WebSocketConnectionEvent event(State from, State to) {
		return new WebSocketConnectionEvent(this.connection, from, to, null);
	}

	private static WebSocketConnection connection() {
		WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();
		ConnectionDefinition definition = new ConnectionDefinition(ConnectionSettings.defaults("feed"), client);
		return new NamedConnections(List.of(definition), TestConnections::noOther, (name) -> new RecordingHandler(),
				(event) -> {
				})
			.get("feed");
	}

}
