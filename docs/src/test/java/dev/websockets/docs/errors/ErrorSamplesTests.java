package dev.websockets.docs.errors;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseReason;
import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketProtocolException;
import dev.websockets.WebSocketProxy;
import dev.websockets.WebSocketProxyException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.client.WebSocketClients;
import dev.websockets.docs.DocumentedOutput;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketServerScript;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ExtendWith(OutputCaptureExtension.class)
class ErrorSamplesTests {

	private final WebSocketClient client = Samples.client();

	private static void says(String name, Throwable error) {
		DocumentedOutput.check("errors.md", name, error.getMessage());
	}

	@Test
	void openingFails() {
		String uri;
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.refuse(503, Map.of("Retry-After", "30"), "maintenance"));
			assertThat(Failures.open(this.client, server.uri().toString()))
				.isEqualTo("status 503, maintenance, again in PT30S");
		}
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			uri = server.uri().toString();
			server.onConnect().thenClose(1013, "later");
			assertThat(Failures.open(this.client, uri)).isEqualTo("busy");
		}
		assertThat(Failures.open(this.client, uri)).isEqualTo("nobody there");
	}

	@Test
	void refusedPort() {
		String uri;
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			uri = server.uri().toString();
		}
		assertThatExceptionOfType(WebSocketConnectException.class)
			.isThrownBy(() -> this.client.uri(uri + "/quotes").open())
			.satisfies((ex) -> says("refused-port", ex));
	}

	@Test
	void unknownHost() {
		assertThatExceptionOfType(WebSocketConnectException.class)
			.isThrownBy(() -> this.client.uri("ws://feed.invalid/quotes").open())
			.satisfies((ex) -> says("unknown-host", ex));
	}

	@Test
	void refusedHandshake() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			server.refuseNext(503);
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> this.client.uri(server.uri()).open())
				.satisfies((ex) -> says("refused-handshake", ex));
		}
	}

	@Test
	void wrongAnswer() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.accept(Map.of("Sec-WebSocket-Protocol", "chat.v9")));
			assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
				.isThrownBy(() -> this.client.uri(server.uri()).subprotocols("chat.v1").open())
				.satisfies((ex) -> says("wrong-answer", ex));
		}
	}

	@Test
	void proxies() {
		WebSocketProxy proxy;
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			proxy = WebSocketProxy.http("localhost", server.port());
			server.onConnection((peer) -> peer.refuse(407, Map.of("Proxy-Authenticate", "Basic realm=\"x\""), ""));
			assertThatExceptionOfType(WebSocketProxyException.class).isThrownBy(() -> openThrough(proxy))
				.satisfies((ex) -> says("proxy-refused", ex))
				.satisfies((ex) -> assertThat(ex.statusCode()).hasValue(407));
		}
		assertThatExceptionOfType(WebSocketProxyException.class).isThrownBy(() -> openThrough(proxy))
			.satisfies((ex) -> says("proxy-gone", ex));
	}

	private void openThrough(WebSocketProxy proxy) {
		this.client.mutate().proxy(proxy).build().uri("ws://feed.example.com/quotes").open();
	}

	@Test
	void connectTimeout() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			assertThatExceptionOfType(WebSocketTimeoutException.class)
				.isThrownBy(() -> this.client.uri(server.uri("/quotes"))
					.settings((settings) -> settings.withConnectTimeout(Duration.ofMillis(300)))
					.open())
				.satisfies((ex) -> says("connect-timeout", ex));
		}
	}

	@Test
	void illegalUris() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.uri("https://feed.example.com/"))
			.satisfies((ex) -> says("wrong-scheme", ex));
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.uri("ws://my_host/"))
			.satisfies((ex) -> says("underscore", ex));
	}

	@Test
	void receiving() {
		try (WebSocketServerScript server = WebSocketServerScript.start();
				WebSocketSession session = this.client.uri(server.uri()).open()) {
			assertThatExceptionOfType(WebSocketTimeoutException.class)
				.isThrownBy(() -> session.incoming().receive(Duration.ofMillis(50)))
				.satisfies((ex) -> says("no-message", ex));
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(WebSocketInterruptedException.class).isThrownBy(session.incoming()::receive)
				.satisfies((ex) -> says("interrupted", ex));
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void closedByThePeer() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			server.onConnect().thenClose(1008, "token expired");
			WebSocketSession session = this.client.uri(server.uri()).open();
			assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::receive)
				.satisfies((ex) -> says("closed", ex))
				.satisfies((ex) -> assertThat(ex.closeReason().code()).isEqualTo(1008));
		}
	}

	@Test
	void lostConnection() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			server.onConnect().thenDrop();
			WebSocketSession session = this.client.uri(server.uri()).open();
			assertThatExceptionOfType(WebSocketClosedException.class).isThrownBy(session.incoming()::receive)
				.satisfies((ex) -> says("lost", ex));
		}
	}

	@Test
	void closeTimeout() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> peer.accept());
			WebSocketSession session = this.client.uri(server.uri())
				.settings((settings) -> settings.withCloseTimeout(Duration.ofMillis(300)))
				.open();
			session.close();
			CloseReason reason = session.closeReason().join();
			DocumentedOutput.check("errors.md", "close-timeout", reason.toString());
		}
	}

	@Test
	void tooLarge() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.sendBinary(new byte[2000]);
				peer.readFrame();
			});
			WebSocketSession session = this.client.uri(server.uri())
				.settings((settings) -> settings.withMaxMessageSize(DataSize.ofBytes(1000)))
				.open();
			assertThatExceptionOfType(WebSocketMessageTooLargeException.class).isThrownBy(session.incoming()::receive)
				.satisfies((ex) -> says("too-large", ex))
				.satisfies((ex) -> assertThat(ex.limit()).isEqualTo(1000));
		}
	}

	@Test
	void conversion() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			server.onConnect().thenSend("n/a").thenSend("412.5").thenSend("[]").thenSend("null");
			try (WebSocketSession session = this.client.uri(server.uri()).open()) {
				assertThat(Failures.conversion(session)).isEqualTo("not a price: Text[n/a]");
				assertThat(Failures.conversion(session)).isEqualTo("price 412.5");
				assertThatExceptionOfType(WebSocketConversionException.class)
					.isThrownBy(() -> session.receiveAndConvert(Double.class))
					.satisfies((ex) -> says("conversion", ex));
				assertThatExceptionOfType(WebSocketConversionException.class)
					.isThrownBy(() -> session.receiveAndConvert(Double.class))
					.satisfies((ex) -> says("null", ex));
				assertThat(session.isOpen()).isTrue();
			}
		}
	}

	@Test
	void noConverter() {
		try (WebSocketServerScript server = WebSocketServerScript.start();
				WebSocketSession session = WebSocketClients.builder(new TyrusTransport())
					.build()
					.uri(server.uri())
					.open()) {
			assertThatExceptionOfType(WebSocketConversionException.class)
				.isThrownBy(() -> session.convertAndSend(List.of()))
				.satisfies((ex) -> says("no-converter", ex));
			session.convertAndSend("as it is");
			server.expectText("as it is");
		}
	}

	@Test
	void protocolViolation() {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.accept();
				peer.sendBytes((byte) 0x83, (byte) 0);
				peer.readFrame();
			});
			WebSocketSession session = this.client.uri(server.uri()).open();
			assertThatExceptionOfType(WebSocketProtocolException.class).isThrownBy(session.incoming()::receive)
				.satisfies((ex) -> says("violation", ex));
			assertThat(session.closeReason()).succeedsWithin(5, TimeUnit.SECONDS)
				.extracting(CloseReason::code)
				.isEqualTo(1002);
		}
	}

	@Test
	void frames() {
		assertThatIllegalArgumentException().isThrownBy(() -> new dev.websockets.Frame.Close(1006, ""))
			.satisfies((ex) -> says("close-code", ex));
		assertThat(Message.of("x").size()).isEqualTo(1);
	}

	@Test
	void wrongProperty(CapturedOutput output) {
		start("--websockets.clients.quotes.url=http://feed.example.com/quotes");
		DocumentedOutput.check("errors.md", "wrong-property", report(output));
		DocumentedOutput.check("properties.md", "wrong-property", report(output));
	}

	@Test
	void wrongHandler(CapturedOutput output) {
		start("--websockets.clients.quotes.url=ws://localhost:9/");
		DocumentedOutput.check("errors.md", "wrong-handler", report(output));
	}

	private static void start(String... arguments) {
		assertThatException().isThrownBy(
				() -> new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).run(arguments));
	}

	private static String report(CapturedOutput output) {
		String all = output.getAll();
		return all.substring(all.indexOf("Description:"));
	}

	@EnableAutoConfiguration
	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Prices prices() {
			return new Prices();
		}

	}

	static class Prices {

		@WebSocketHandler
		void price(double price, String text, CloseReason reason) {
		}

	}

}
