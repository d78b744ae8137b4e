package dev.websockets.transport.jakarta;

import java.net.ProxySelector;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import jakarta.websocket.WebSocketContainer;
import org.glassfish.tyrus.client.ClientManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketProxy;
import dev.websockets.client.WebSocketClients;
import dev.websockets.session.ReadingThreads;
import dev.websockets.session.SessionThreads;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What cannot be said by JSR-356 is refused before anything is opened.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsupportedOptionsTests {

	private final ClientManager container = ClientManager.createClient();

	private final JakartaTransport transport = new JakartaTransport((WebSocketContainer) this.container);

	@AfterAll
	void shutDown() {
		this.container.shutdown();
	}

	private WebSocketClient.Builder builder() {
		return WebSocketClients.builder(this.transport);
	}

	static Stream<Named<Option>> options() {
		return Stream.of(Named.of("max-redirects", (builder) -> builder.maxRedirects(5)),
				Named.of("username", (builder) -> builder.credentials("alice", "secret")),
				Named.of("proxy", (builder) -> builder.proxy(WebSocketProxy.http("proxy", 3128))),
				Named.of("ProxySelector", (builder) -> builder.proxySelector(ProxySelector.getDefault())),
				Named.of("SSLContext", (builder) -> builder.sslContext(SSLContext.getDefault())),
				Named.of("max-frame-size", (builder) -> builder
					.settings((settings) -> settings.withMaxFrameSize(DataSize.ofKilobytes(1)))));
	}

	@ParameterizedTest
	@MethodSource("options")
	@DisplayName("an option of a builder stops the build")
	void options(Option option) throws NoSuchAlgorithmException {
		WebSocketClient.Builder builder = builder();
		option.set(builder);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(builder::build)
			.withMessageStartingWith("the engine jakarta cannot be given ")
			.withMessageEndingWith("; use the engine tyrus, or configure the WebSocketContainer");
	}

	@Test
	@DisplayName("a setting of a request stops the opening")
	void settings() {
		WebSocketClient.RequestSpec request = builder().build()
			.uri("ws://localhost:1")
			.settings((settings) -> settings.withMaxFrameSize(DataSize.ofKilobytes(1)));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(request::open)
			.withMessageContaining("frames smaller than messages (websockets.max-frame-size)");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(request::openAsync);
	}

	@Test
	@DisplayName("threads of a kind that was asked for stop the build")
	void threads() {
		SessionThreads platform = new SessionThreads(1, ReadingThreads.PLATFORM);
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> WebSocketClients.builder(this.transport, platform).build())
			.withMessageContaining("websockets.threads");
	}

	@Test
	@DisplayName("what says nothing but what holds anyway is no option")
	void vacuous() {
		assertThatNoException().isThrownBy(() -> builder().sslContext(null)
			.proxy(null)
			.proxySelector(null)
			.settings((settings) -> settings.withMaxFrameSize(settings.maxMessageSize()))
			.build());
	}

	/**
	 * Sets an option.
	 */
	private interface Option {

		void set(WebSocketClient.Builder builder) throws NoSuchAlgorithmException;

	}

}
