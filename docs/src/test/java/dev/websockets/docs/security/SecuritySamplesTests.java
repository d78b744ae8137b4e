package dev.websockets.docs.security;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.docs.Samples;
import dev.websockets.docs.WebApplication;
import dev.websockets.server.WebSocketRouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the samples about who may open sessions, and how long.
 */
class SecuritySamplesTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static void assertRefused(int status, String uri) {
		assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
			.isThrownBy(() -> Samples.client().uri(uri).open())
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(status));
	}

	@Test
	void requestsAreAuthenticatedBeforeTheUpgrade() {
		try (WebApplication application = WebApplication.run(Authenticated.class)) {
			assertRefused(401, application.uri("/rooms/blue"));
			assertRefused(403, application.uri("/admin/log").replace("ws://", "ws://anna:secret@"));
			Samples.client().uri(application.uri("/rooms/blue").replace("ws://", "ws://anna:secret@")).open().close();
			Samples.client().uri(application.uri("/open")).open().close();
		}
	}

	@Test
	void aTicketOpensOneSessionUntilItExpires() {
		try (WebApplication application = WebApplication.run(Ticketed.class)) {
			assertRefused(401, application.uri("/open"));
			String ticket = application.bean(Tickets.class).issue(Duration.ofSeconds(1));
			try (WebSocketSession session = Samples.client().uri(application.uri("/open?" + ticket)).open()) {
				assertRefused(401, application.uri("/open?" + ticket));
				assertThat(session.closeReason()).succeedsWithin(LIMIT)
					.satisfies((reason) -> assertThat(reason.code()).isEqualTo(Expiry.EXPIRED));
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Endpoints {

		@Bean
		WebSocketRouter router() {
			return WebSocketRouter.route()
				.webSocket("/open", (session) -> session.closeReason().join())
				.webSocket("/rooms/{room}", (session) -> session.closeReason().join())
				.webSocket("/admin/log", (session) -> session.closeReason().join())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Endpoints.class, Secured.class })
	static class Authenticated {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Endpoints.class, Tickets.class, Expiry.class })
	static class Ticketed {

	}

}
