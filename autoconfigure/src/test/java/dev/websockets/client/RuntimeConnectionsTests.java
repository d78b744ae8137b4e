package dev.websockets.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Connections that are opened and removed while the application runs.
 */
class RuntimeConnectionsTests {

	private static final Duration LIMIT = TestConnections.LIMIT;

	private final List<String> asked = new CopyOnWriteArrayList<>();

	@AutoClose
	private final WebSocketTestServer server = WebSocketTestServer.start();

	private final NamedConnections connections = new NamedConnections(
			List.of(new ConnectionDefinition(manual("models"),
					client().baseUrl(this.server.uri("/v1").toString() + "?model={model}").build())),
			(name) -> new ConnectionDefinition(manual(name), client().build()), (name) -> {
				this.asked.add(name);
				return new RecordingHandler();
			}, (event) -> {
			});

	@AutoClose("run")
	private final Runnable stop = () -> this.connections.stop().join();

	private static WebSocketClient.Builder client() {
		return WebSocketClients.builder(new TyrusTransport());
	}

	private static ConnectionSettings manual(String name) {
		ConnectionSettings defaults = ConnectionSettings.defaults(name);
		return new ConnectionSettings(name, defaults.timeouts(),
				new StartupSettings(false, false, StartupSettings.defaults().phase()), defaults.reconnect(),
				defaults.rules(), defaults.sends(), defaults.supervision());
	}

	@Test
	@DisplayName("opened with URL variables, any number, with the handlers of the name")
	void variables() {
		this.connections.start();
		WebSocketConnection first = this.connections.open("models", Map.of("model", "a b"));
		WebSocketPeer peer = this.server.nextPeer();
		assertThat(peer.request().target()).isEqualTo("/v1?model=a%20b");
		peer.accept();
		assertThat(first.awaitOpen(LIMIT).isOpen()).isTrue();
		WebSocketConnection second = this.connections.open("models", Map.of("model", "c"));
		this.server.nextPeer().accept();
		assertThat(second.awaitOpen(LIMIT).isOpen()).isTrue();
		assertThat(first.name()).isEqualTo("models");
		assertThat(this.connections.all()).containsExactly(this.connections.get("models"), first, second);
		assertThat(this.connections.names()).containsExactly("models");
		assertThat(this.asked).containsOnly("models");
		peer.reset();
		WebSocketPeer again = this.server.nextPeer();
		assertThat(again.request().target()).isEqualTo("/v1?model=a%20b");
		assertThat(this.connections.meters("models").opens()).isEqualTo(2);
	}

	@Test
	@DisplayName("a variable without a value, and an unknown name, are refused")
	void refused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.connections.open("models", Map.of()))
			.withMessageContaining("model");
		assertThatIllegalArgumentException().isThrownBy(() -> this.connections.open("other", Map.of()))
			.withMessageContaining("There is no 'other' under websockets.clients");
		assertThatIllegalArgumentException().isThrownBy(() -> this.connections.open("other", (client) -> {
		}));
		assertThat(this.connections.all()).hasSize(1);
	}

	@Test
	@DisplayName("opened under a new name, with a client of its own")
	void newName() {
		WebSocketConnection audit = this.connections.open("audit",
				(client) -> client.baseUrl(this.server.uri("/audit").toString()));
		WebSocketPeer peer = this.server.nextPeer();
		assertThat(peer.request().target()).isEqualTo("/audit");
		peer.accept();
		assertThat(audit.awaitOpen(LIMIT).isOpen()).isTrue();
		assertThat(audit.name()).isEqualTo("audit");
	}

	@Test
	@DisplayName("removed: closed with 1000 and forgotten")
	void removed() {
		WebSocketConnection connection = this.connections.open("models", Map.of("model", "a"));
		WebSocketPeer peer = this.server.nextPeer();
		peer.accept();
		connection.awaitOpen(LIMIT);
		Thread remover = new Thread(() -> this.connections.remove(connection));
		remover.start();
		assertThat(peer.readFrame().closeCode()).isEqualTo(1000);
		peer.end();
		await().atMost(LIMIT).until(() -> !remover.isAlive());
		assertThat(this.connections.all()).doesNotContain(connection);
		assertThat(connection.status().state()).isEqualTo(State.CLOSED);
	}

	@Test
	@DisplayName("B104 stopped with the application, and not opened after it")
	void stopped() {
		WebSocketConnection connection = this.connections.open("models", Map.of("model", "a"));
		WebSocketPeer peer = this.server.nextPeer();
		peer.accept();
		connection.awaitOpen(LIMIT);
		this.connections.stop();
		assertThat(peer.readFrame().closeCode()).isEqualTo(1001);
		assertThatIllegalStateException().isThrownBy(() -> this.connections.open("models", Map.of("model", "b")))
			.withMessageContaining("the application stops");
		assertThat(this.connections.all()).hasSize(2);
	}

	@Test
	@DisplayName("the limits of the client that is given hold, not those of the properties")
	void limitsOfTheClient() {
		WebSocketConnection connection = this.connections.open("audit",
				(client) -> client.baseUrl(this.server.uri("/audit").toString())
					.settings((settings) -> settings.withConnectTimeout(Duration.ofMillis(200))));
		this.server.nextPeer();
		await().atMost(LIMIT).until(() -> connection.status().state() == State.BACKING_OFF);
		assertThat(connection.status().lastError()).hasMessageContaining("websockets.connect-timeout (200 ms)");
	}

}
