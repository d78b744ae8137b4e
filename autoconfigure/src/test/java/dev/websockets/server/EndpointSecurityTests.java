package dev.websockets.server;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.Base64;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import dev.websockets.Handshake;
import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Endpoints behind Spring Security.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndpointSecurityTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	@Parameter
	private Site site;

	private EndpointServer server;

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.with(this.site.container(), (beans) -> {
			beans.registerBean(Security.class);
			beans.registerBean(Who.class);
		}, this.site.property());
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	private WebSocketSession open(String path, String credentials) {
		String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
		return this.client.uri(this.server.uri(path)).header("Authorization", "Basic " + encoded).open();
	}

	private static void assertRefused(int status, Runnable open) {
		assertThatExceptionOfType(WebSocketHandshakeRefusedException.class).isThrownBy(open::run)
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(status));
	}

	private static String text(WebSocketSession session) {
		return ((Message.Text) session.incoming().receive(LIMIT)).text();
	}

	@Test
	@DisplayName("B110 F19 a user who has logged in is the principal of handler methods, and of the handshake")
	void authenticated() {
		try (WebSocketSession session = open("/who", "anna:secret")) {
			assertThat(text(session)).isEqualTo("anna");
			session.send("again");
			assertThat(text(session)).isEqualTo("again anna anna");
		}
	}

	@Test
	@DisplayName("B110 F24 without credentials, or with wrong ones: 401; where others may go only: 403")
	void refused() {
		assertRefused(401, () -> this.client.uri(this.server.uri("/who")).open());
		assertRefused(401, () -> open("/who", "anna:guess"));
		assertRefused(403, () -> open("/admin", "anna:secret"));
		assertThat(this.server.bean(WebSocketServer.class).size()).isZero();
		open("/admin", "root:secret").close();
	}

	@Test
	@DisplayName("B110 F19 where everybody may go there is no principal, unless somebody logs in")
	void anonymous() {
		try (WebSocketSession session = this.client.uri(this.server.uri("/open")).open();
				WebSocketSession known = open("/open", "anna:secret")) {
			assertThat(text(session)).isEqualTo("nobody");
			assertThat(text(known)).isEqualTo("anna");
		}
	}

	static class Who {

		@WebSocketHandler(path = "/who", on = On.OPEN)
		String open(Principal principal) {
			return principal.getName();
		}

		@WebSocketHandler(path = "/who")
		String message(String text, Principal principal, Handshake handshake) {
			return text + " " + principal.getName() + " " + name(handshake);
		}

		@WebSocketHandler(path = "/open", on = On.OPEN)
		String anybody(Handshake handshake) {
			return name(handshake);
		}

		@WebSocketHandler(path = "/admin")
		void command(String text) {
			throw new IllegalStateException(text);
		}

		private static String name(Handshake handshake) {
			return (handshake.principal() != null) ? handshake.principal().getName() : "nobody";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
			SecurityFilterAutoConfiguration.class })
	static class Security {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http
				.authorizeHttpRequests((requests) -> requests.requestMatchers("/open")
					.permitAll()
					.requestMatchers("/admin")
					.hasRole("ADMIN")
					.anyRequest()
					.authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(user("anna", "USER"), user("root", "ADMIN"));
		}

		private static UserDetails user(String name, String role) {
			return User.withUsername(name).password("{noop}secret").roles(role).build();
		}

	}

}
