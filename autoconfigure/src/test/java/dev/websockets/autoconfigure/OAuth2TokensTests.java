package dev.websockets.autoconfigure;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

import dev.websockets.WebSocketClient;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access tokens of an authorization server.
 */
class OAuth2TokensTests {

	private final AtomicInteger issued = new AtomicInteger();

	private HttpServer authorization;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
		.withPropertyValues("websockets.clients.feed.auto-startup=false",
				"websockets.clients.feed.oauth2.registration-id=exchange");

	@BeforeEach
	void startAuthorizationServer() throws IOException {
		this.authorization = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		this.authorization.createContext("/token", this::issue);
		this.authorization.start();
	}

	@AfterEach
	void stopAuthorizationServer() {
		this.authorization.stop(0);
	}

	private void issue(HttpExchange exchange) throws IOException {
		byte[] answer = """
				{"access_token": "token-%d", "token_type": "Bearer", "expires_in": 3600}
				""".formatted(this.issued.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	private ClientRegistration registration() {
		return ClientRegistration.withRegistrationId("exchange")
			.clientId("me")
			.clientSecret("secret")
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.tokenUri("http://localhost:" + this.authorization.getAddress().getPort() + "/token")
			.build();
	}

	@Test
	@DisplayName("F21, B11 tokens of a client registration: kept between handshakes, and a fresh one after a 401")
	void tokens() {
		ClientRegistrationRepository registrations = new InMemoryClientRegistrationRepository(registration());
		OAuth2AuthorizedClientService service = new InMemoryOAuth2AuthorizedClientService(registrations);
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			this.contextRunner.withPropertyValues("websockets.clients.feed.url=" + server.uri())
				.withBean(OAuth2AuthorizedClientService.class, () -> service)
				.withBean(OAuth2AuthorizedClientManager.class,
						() -> new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, service))
				.run((context) -> {
					WebSocketClient client = context.getBean("websocketsClient-feed", WebSocketClient.class);
					server.onConnection((peer) -> accept(peer, "Bearer token-1"));
					client.uri("").open().close();
					client.uri("").open().close();
					assertThat(this.issued).hasValue(1);
					server.onConnection((peer) -> accept(peer, "Bearer token-2"));
					client.uri("").open().close();
					assertThat(this.issued).hasValue(2);
				});
		}
	}

	private static void accept(WebSocketPeer peer, String authorization) {
		if (authorization.equals(peer.request().header("Authorization"))) {
			peer.echo();
		}
		else {
			peer.refuse(401);
		}
	}

	@Test
	@DisplayName("F21 without a manager, or without Spring Security, the property stops the start and says what is missing")
	void missing() {
		ApplicationContextRunner runner = this.contextRunner.withPropertyValues("websockets.clients.feed.url=ws://h");
		runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(InvalidWebSocketPropertyException.class)
			.hasMessageContaining("websockets.clients.feed.oauth2.registration-id"));
		runner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWebSocketPropertyException.class));
	}

}
