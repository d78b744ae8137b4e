package dev.websockets.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.RequestUpgradeStrategy;
import org.springframework.web.socket.server.standard.ServerEndpointExporter;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BesideOtherEndpointsTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();

	@Parameter
	private Container container;

	private EndpointServer server;

	@BeforeParameterizedClassInvocation
	void start() {
		this.server = EndpointServer.with(this.container, (beans) -> {
			beans.registerBean(RequestUpgradeStrategy.class, this.container::strategy);
			beans.registerBean(Application.class);
		}, "server.servlet.context-path=/app");
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.server.close();
	}

	private String answer(String path) {
		try (WebSocketSession session = this.client.uri(this.server.uri("/app" + path)).open()) {
			session.send("hello");
			return ((Message.Text) session.incoming().receive(LIMIT)).text();
		}
	}

	private HttpResponse<String> get(String path) throws Exception {
		URI uri = URI.create("http://localhost:" + this.server.port() + "/app" + path);
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
	}

	@Test
	@DisplayName("F24 the application's own @EnableWebSocket, a @ServerEndpoint and ours stand beside each other")
	void threeKinds() {
		assertThat(answer("/ours")).isEqualTo("ours hello");
		assertThat(answer("/plain")).isEqualTo("plain hello");
		assertThat(answer("/endpoint")).isEqualTo("endpoint hello");
	}

	@Test
	@DisplayName("F24 a controller may have the path of an endpoint; without one a GET is answered with 426")
	void pageAtSamePath() throws Exception {
		assertThat(get("/ours").body()).isEqualTo("page");
		HttpResponse<String> other = get("/attributes");
		assertThat(other.statusCode()).isEqualTo(426);
		assertThat(other.headers().firstValue("Upgrade")).hasValue("websocket");
		assertThat(get("/nothing").statusCode()).isEqualTo(404);
	}

	@Test
	@DisplayName("F24 the application's HandshakeInterceptors are asked, and their attributes are the session's")
	void interceptors() {
		assertThat(answer("/attributes")).isEqualTo("from the interceptor");
		assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
			.isThrownBy(() -> answer("/attributes?refuse"))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(401));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSocket
	static class Application implements WebSocketConfigurer {

		private final RequestUpgradeStrategy strategy;

		Application(RequestUpgradeStrategy strategy) {
			this.strategy = strategy;
		}

		@Override
		public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
			registry.addHandler(new Plain(), "/plain").setHandshakeHandler(new DefaultHandshakeHandler(this.strategy));
		}

		@Bean
		Page page() {
			return new Page();
		}

		@Bean
		ServerEndpointExporter exporter() {
			ServerEndpointExporter exporter = new ServerEndpointExporter();
			exporter.setAnnotatedEndpointClasses(Standard.class);
			return exporter;
		}

		@Bean
		HandshakeInterceptor interceptor() {
			return new Interceptor();
		}

		@Bean
		WebSocketRouter router() {
			return WebSocketRouter.route()
				.webSocket("/ours", (session) -> session.send("ours " + text(session)))
				.webSocket("/attributes", (session) -> session.send(session.attributes().get("name").toString()))
				.build();
		}

		private static String text(WebSocketSession session) {
			return ((Message.Text) session.incoming().receive()).text();
		}

	}

	@RestController
	static class Page {

		@GetMapping("/ours")
		String page() {
			return "page";
		}

	}

	static class Plain extends TextWebSocketHandler {

		@Override
		protected void handleTextMessage(org.springframework.web.socket.WebSocketSession session, TextMessage message)
				throws Exception {
			session.sendMessage(new TextMessage("plain " + message.getPayload()));
		}

	}

	@ServerEndpoint("/endpoint")
	public static class Standard {

		@OnMessage
		public String said(String text) {
			return "endpoint " + text;
		}

	}

	static class Interceptor implements HandshakeInterceptor {

		@Override
		public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				Map<String, Object> attributes) {
			attributes.put("name", "from the interceptor");
			boolean refused = "refuse".equals(request.getURI().getQuery());
			if (refused) {
				response.setStatusCode(HttpStatus.UNAUTHORIZED);
			}
			return !refused;
		}

		@Override
		public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				Exception exception) {
			// nothing to do
		}

	}

}
