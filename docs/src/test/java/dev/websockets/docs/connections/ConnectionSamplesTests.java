package dev.websockets.docs.connections;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.docs.DocumentedOutput;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketServerScript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class ConnectionSamplesTests {

	private WebSocketServerScript server;

	@BeforeEach
	void startServer() {
		this.server = WebSocketServerScript.start();
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void controlAndEvents(CapturedOutput output) {
		Samples.application()
			.withUserConfiguration(ConnectionControl.class, ConnectionLogger.class)
			.withPropertyValues("websockets.clients.quotes.url=" + this.server.uri() + "/quotes")
			.run((context) -> {
				ConnectionControl control = context.getBean(ConnectionControl.class);
				control.subscribe("IBM");
				this.server.expectText("{\"symbol\":\"IBM\"}");
				assertThat(control.describe()).startsWith("OPEN since ").contains(", ws-");
				control.pause();
				this.server.expectClose(1000);
				control.subscribe("MSFT");
				this.server.expectText("{\"symbol\":\"MSFT\"}");
				flush(context.getBean(WebSocketConnections.class).get("quotes"));
				this.server.disconnect();
				ConnectionLogger changes = context.getBean(ConnectionLogger.class);
				await().until(() -> changes.changes().size() >= 8);
				assertThat(changes.changes()).startsWith("quotes: CLOSED -> CONNECTING", "quotes: CONNECTING -> OPEN",
						"quotes: OPEN -> CLOSED", "quotes: CLOSED -> CONNECTING", "quotes: CONNECTING -> OPEN",
						"quotes: OPEN -> BACKING_OFF", "quotes: BACKING_OFF -> CONNECTING",
						"quotes: CONNECTING -> OPEN");
			});
		DocumentedOutput.check("named-connections.md", "log-open", lineWith(output, "is open"));
		DocumentedOutput.check("named-connections.md", "log-lost", lineWith(output, "lost session"));
	}

	@Test
	void whatIsNotOpenSaysSo(CapturedOutput output) {
		this.server.server().stop();
		Samples.application()
			.withUserConfiguration(ConnectionControl.class)
			.withPropertyValues("websockets.reconnect.initial-delay=1m", "websockets.reconnect.jitter-factor=0",
					"websockets.clients.quotes.url=" + this.server.uri() + "/quotes")
			.run((context) -> {
				WebSocketConnection quotes = context.getBean(WebSocketConnections.class).get("quotes");
				await().until(() -> quotes.status().state() == State.BACKING_OFF);
				assertThat(context.getBean(ConnectionControl.class).describe()).startsWith("attempt 1 failed: ");
				assertThatExceptionOfType(WebSocketConnectException.class).isThrownBy(() -> quotes.send("x"))
					.satisfies((ex) -> DocumentedOutput.check("named-connections.md", "not-open", ex.getMessage()));
				assertThatExceptionOfType(WebSocketTimeoutException.class)
					.isThrownBy(() -> quotes.awaitOpen(Duration.ofMillis(50)))
					.satisfies((ex) -> assertThat(ex.getMessage()).startsWith("not open within 50 ms: "));
			});
		DocumentedOutput.check("named-connections.md", "log-failed",
				lineWith(output, ":" + this.server.uri().getPort() + "/quotes: ConnectException"));
	}

	@Test
	void failFast() {
		this.server.server().stop();
		Samples.application()
			.withPropertyValues("websockets.clients.ledger.url=" + this.server.uri() + "/",
					"websockets.clients.ledger.fail-fast=true", "websockets.clients.ledger.reconnect.initial-delay=1m",
					"websockets.clients.ledger.reconnect.jitter-factor=0",
					"websockets.clients.ledger.reconnect.max-delay=1m")
			.run((context) -> {
				assertThat(context).hasFailed();
				Throwable failure = context.getStartupFailure();
				while (failure.getCause() != null && !(failure instanceof WebSocketConnectException)) {
					failure = failure.getCause();
				}
				DocumentedOutput.check("named-connections.md", "fail-fast", failure.getMessage());
			});
	}

	@Test
	void reconnectOfTheFile() {
		Samples.application("connections.yml")
			.withSystemProperties("websockets.auto-startup=false", "websockets.clients.ledger.fail-fast=false")
			.run((context) -> {
				WebSocketConnections connections = context.getBean(WebSocketConnections.class);
				assertThat(connections.names()).containsExactlyInAnyOrder("quotes", "reports", "ledger");
				assertThat(connections.get("reports").status().state()).isEqualTo(State.CLOSED);
			});
	}

	@Test
	void supervisionOfTheFile() {
		Samples.application("supervision.yml")
			.withSystemProperties("websockets.auto-startup=false")
			.run((context) -> assertThat(context.getBean(WebSocketConnections.class).names())
				.containsExactlyInAnyOrder("orders", "ticker", "quotes", "voice"));
	}

	@Test
	void heartbeatOfTheFile() {
		Samples.application("supervision.yml")
			.withSystemProperties("websockets.auto-startup=false", "websockets.clients.ticker.auto-startup=true",
					"websockets.clients.ticker.heartbeat.interval=50ms",
					"websockets.clients.ticker.url=" + this.server.uri())
			.run((context) -> {
				for (int i = 0; i < 3; i++) {
					this.server.expectText("{\"op\": \"ping\"}").thenSend("{\"op\": \"pong\"}");
				}
				this.server.verify();
				assertThat(context.getBean(WebSocketConnections.class).get("ticker").status().attempt()).isEqualTo(1);
			});
	}

	@Test
	void atRunTime() {
		Samples.application("supervision.yml")
			.withUserConfiguration(VoiceCalls.class)
			.withSystemProperties("websockets.auto-startup=false",
					"websockets.clients.voice.url=" + this.server.uri() + "/realtime?model={model}")
			.run((context) -> {
				VoiceCalls calls = context.getBean(VoiceCalls.class);
				WebSocketConnection call = calls.call("large");
				call.awaitOpen(Duration.ofSeconds(5));
				assertThat(this.server.awaitConnection().target()).isEqualTo("/realtime?model=large");
				WebSocketConnections connections = context.getBean(WebSocketConnections.class);
				assertThat(connections.all()).contains(call);
				calls.hangUp(call);
				assertThat(connections.all()).doesNotContain(call);
				calls.mirror(this.server.uri() + "/mirror").awaitOpen(Duration.ofSeconds(5));
				assertThat(this.server.awaitConnection().target()).isEqualTo("/mirror");
			});
	}

	@Test
	void renewed() {
		Samples.application()
			.withUserConfiguration(ConnectionControl.class)
			.withPropertyValues("websockets.clients.quotes.url=" + this.server.uri() + "/quotes")
			.run((context) -> {
				WebSocketConnection quotes = context.getBean(WebSocketConnections.class).get("quotes");
				WebSocketSession first = quotes.awaitOpen(Duration.ofSeconds(5));
				context.getBean(ConnectionControl.class).renew();
				assertThat(first.closeReason()).succeedsWithin(Duration.ofSeconds(5));
				assertThat(quotes.awaitOpen(Duration.ofSeconds(5))).isNotSameAs(first);
			});
	}

	@Test
	void inheritanceOfTheFile() {
		Samples.application("inheritance.yml")
			.withSystemProperties("websockets.auto-startup=false")
			.run((context) -> assertThat(context.getBean(WebSocketConnections.class).names())
				.containsExactlyInAnyOrder("us-quotes", "eu-quotes"));
	}

	@Test
	void urlIsAskedForAtEveryAttempt() {
		Samples.application()
			.withUserConfiguration(RegionalUrls.class)
			.withPropertyValues("websockets.clients.quotes.auto-startup=true")
			.run((context) -> {
				WebSocketConnection quotes = context.getBean(WebSocketConnections.class).get("quotes");
				await().until(() -> quotes.status().attempt() > 1);
				context.getBean(RegionalUrls.class).moveTo("localhost:" + this.server.uri().getPort());
				quotes.awaitOpen(Duration.ofSeconds(5));
				assertThat(this.server.awaitConnection().target()).isEqualTo("/quotes");
			});
	}

	@Test
	void placeholdersAreResolvedAtEveryAttempt() {
		Samples.application("own-server.yml").run((context) -> {
			WebSocketConnection self = context.getBean(WebSocketConnections.class).get("self");
			await().until(() -> self.status().attempt() > 1);
			DocumentedOutput.check("properties.md", "unresolved",
					String.valueOf(self.status().lastError().getMessage()));
			System.setProperty("local.server.port", String.valueOf(this.server.uri().getPort()));
			try {
				self.awaitOpen(Duration.ofSeconds(5));
			}
			finally {
				System.clearProperty("local.server.port");
			}
			assertThat(this.server.awaitConnection().target()).isEqualTo("/events");
		});
	}

	@Test
	void environmentVariables() {
		Map<String, Object> variables = Map.of("WEBSOCKETS_CLIENTS_USQUOTES_URL", this.server.uri() + "/env",
				"WEBSOCKETS_CLIENTS_USQUOTES_HEADERS_XKEY", "secret", "WEBSOCKETS_CLIENTS_EUQUOTES_AUTOSTARTUP",
				"false");
		Samples.application("inheritance.yml")
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
			.withPropertyValues("websockets.clients.us-quotes.headers.X-Key=none")
			.run((context) -> {
				WebSocketConnections connections = context.getBean(WebSocketConnections.class);
				assertThat(connections.names()).containsExactlyInAnyOrder("us-quotes", "eu-quotes");
				connections.get("us-quotes").awaitOpen(Duration.ofSeconds(5));
				assertThat(this.server.awaitConnection().target()).isEqualTo("/env");
				assertThat(this.server.awaitConnection().headers("X-Key")).containsExactly("secret");
			});
	}

	@Test
	void anyCodeIsReplacedUnlessItIs1000Or1001() {
		Samples.application()
			.withPropertyValues("websockets.clients.quotes.url=" + this.server.uri())
			.run((context) -> {
				WebSocketConnection quotes = context.getBean(WebSocketConnections.class).get("quotes");
				quotes.awaitOpen(Duration.ofSeconds(5)).close(4000, "");
				await().until(() -> quotes.status().attempt() == 2);
				quotes.awaitOpen(Duration.ofSeconds(5)).abort();
				await().until(() -> quotes.status().attempt() == 3);
				quotes.awaitOpen(Duration.ofSeconds(5)).close();
				await().until(() -> quotes.status().state() == State.CLOSED);
			});
	}

	@Test
	void unknownName() {
		Samples.application()
			.withPropertyValues("websockets.clients.us-quotes.url=" + this.server.uri())
			.run((context) -> {
				WebSocketConnections connections = context.getBean(WebSocketConnections.class);
				assertThat(connections.get("usQuotes")).isSameAs(connections.get("us-quotes"));
				assertThat(List.copyOf(connections.names())).containsExactly("us-quotes");
			});
	}

	private static void flush(WebSocketConnection connection) {
		WebSocketSession session = connection.session();
		assertThat(session).isNotNull();
		session.flush();
	}

	private static String lineWith(CapturedOutput output, String text) {
		return output.getAll()
			.lines()
			.filter((line) -> line.contains("WebSocketConnection --") && line.contains(text))
			.map((line) -> line.substring(line.indexOf(" -- ") + 4))
			.findFirst()
			.orElseThrow();
	}

}
