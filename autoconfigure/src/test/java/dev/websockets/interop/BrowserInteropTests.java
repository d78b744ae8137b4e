package dev.websockets.interop;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.websockets.CloseReason.Initiator;
import dev.websockets.Message;
import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketRequestException;
import dev.websockets.WebSocketSession;
import dev.websockets.extension.PermessageDeflate;
import dev.websockets.server.Container;
import dev.websockets.server.EndpointServer;
import dev.websockets.server.WebSocketRouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A page in Chromium as the peer of endpoints. It comes from the same server, and does
 * what it is told over Chromium's DevTools protocol, by a client of that application.
 */
@ParameterizedClass
@EnumSource
class BrowserInteropTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final BlockingQueue<WebSocketSession> SESSIONS = new LinkedBlockingQueue<>();

	private static final BlockingQueue<Integer> STATUSES = new LinkedBlockingQueue<>();

	@SuppressWarnings("NullAway.Init")
	private static Chromium chromium;

	@SuppressWarnings("NullAway.Init")
	private static EndpointServer server;

	@Parameter
	private Container container;

	@BeforeAll
	static void startChromium() throws IOException {
		chromium = new Chromium();
	}

	@AfterAll
	static void stopChromium() {
		chromium.close();
	}

	@BeforeParameterizedClassInvocation
	static void start(Container container) throws Exception {
		server = EndpointServer.with(container, BrowserInteropTests::register,
				"websockets.server.compression.enabled=true", "websockets.clients.page.url=" + chromium.page(),
				"websockets.clients.page.protocol=pointers", "websockets.clients.page.type-pointer=/method",
				"websockets.clients.page.payload-pointer=/params", "websockets.clients.page.result-pointer=/result");
		server.bean(WebSocketConnections.class).get("page").awaitOpen(LIMIT);
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		server.close();
	}

	private static void register(GenericApplicationContext beans) {
		beans.registerBean(Pages.class);
		beans.registerBean("statuses", Filter.class, () -> (request, response, chain) -> {
			chain.doFilter(request, response);
			if (((HttpServletRequest) request).getRequestURI().equals("/echo")) {
				STATUSES.add(((HttpServletResponse) response).getStatus());
			}
		});
		beans.registerBean(WebSocketRouter.class,
				() -> WebSocketRouter.route()
					.webSocket("/echo", (endpoint) -> endpoint.subprotocols("trades.v2"), BrowserInteropTests::echo)
					.webSocket("/hold", BrowserInteropTests::hold)
					.webSocket("/fails", (session) -> {
						session.incoming().receive();
						throw new IllegalStateException("thrown on purpose");
					})
					.build());
	}

	private static void echo(WebSocketSession session) {
		for (Message message : session.incoming()) {
			session.send(message);
		}
	}

	private static void hold(WebSocketSession session) {
		SESSIONS.add(session);
		session.closeReason().join();
	}

	private static WebSocketSession served() throws InterruptedException {
		return SESSIONS.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	@BeforeEach
	void open() {
		open("localhost");
	}

	private static void open(String host) {
		request("Page.navigate", Map.of("url", "http://" + host + ":" + server.port() + "/page"));
		await().atMost(LIMIT)
			.pollDelay(Duration.ZERO)
			.ignoreExceptionsInstanceOf(WebSocketRequestException.class)
			.until(() -> "ready".equals(evaluate("return typeof Peer === 'function' && location.hostname === '" + host
					+ "' && location.port === '" + server.port() + "' ? 'ready' : 'not yet';")));
	}

	private static Evaluated request(String method, Map<String, Object> params) {
		return server.bean(WebSocketConnections.class)
			.get("page")
			.session()
			.request(new Command(method, params), Evaluated.class);
	}

	/**
	 * Have the page do something.
	 */
	private static @Nullable Object evaluate(String script) {
		Evaluated evaluated = request("Runtime.evaluate", Map.of("expression", "(async () => { " + script + " })()",
				"awaitPromise", true, "returnByValue", true));
		assertThat(evaluated.exceptionDetails()).isNull();
		return evaluated.result().value();
	}

	@Test
	@DisplayName("B20 B21 texts and binaries, empty and of boundary sizes, both ways")
	void echo() {
		assertThat(evaluate(
				"""
						const peer = await open('/echo');
						let echoed = await peer.echoes('grüß 世界 \\u{1F600}');
						for (const size of [0, 1, 125, 126, 1000, 65535, 65536, 1024 * 1024]) {
							echoed &&= await peer.echoes('x'.repeat(size)) && await peer.echoes(new Uint8Array(size).fill(size % 7));
						}
						peer.socket.close();
						return echoed + ' ' + await peer.closed;"""))
			.isEqualTo("true 1005  clean");
	}

	@Test
	@DisplayName("B80 what Chromium offers by itself is agreed on, and messages of growing size are compressed")
	void compressed() throws Exception {
		assertThat(evaluate("""
				window.held = await open('/hold');
				const peer = await open('/echo');
				let echoed = true;
				for (let i = 0; i < 100; i++) {
					const noise = crypto.getRandomValues(new Uint8Array(i * 100));
					echoed &&= await peer.echoes('text '.repeat(i * i)) && await peer.echoes(noise);
				}
				return echoed + ' ' + peer.socket.extensions.startsWith('permessage-deflate');"""))
			.isEqualTo("true true");
		assertThat(served().extension(PermessageDeflate.class)).isNotNull();
	}

	@Test
	@DisplayName("B110 the subprotocol that page and endpoint have in common")
	void subprotocol() {
		assertThat(evaluate("return (await open('/echo', ['trades.v3', 'trades.v2'])).socket.protocol;"))
			.isEqualTo("trades.v2");
	}

	@Test
	@DisplayName("B30 the page closes: the endpoint reads code and text, and answers")
	void pageCloses() throws Exception {
		assertThat(evaluate("""
				const peer = await open('/hold');
				peer.socket.close(4001, 'enough is enough');
				return await peer.closed;""")).isEqualTo("4001 enough is enough clean");
		assertThat(served().closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
			assertThat(reason.code()).isEqualTo(4001);
			assertThat(reason.text()).isEqualTo("enough is enough");
			assertThat(reason.initiator()).isEqualTo(Initiator.REMOTE);
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1013, 4999 })
	@DisplayName("B31 the endpoint closes: the page reads code and text, and answers")
	void endpointCloses(int code) throws Exception {
		evaluate("window.peer = await open('/hold');");
		WebSocketSession session = served();
		session.close(code, "tschüß");
		assertThat(evaluate("return await window.peer.closed;")).isEqualTo(code + " tschüß clean");
		assertThat(session.closeReason()).succeedsWithin(LIMIT).satisfies((reason) -> {
			assertThat(reason.code()).isEqualTo(code);
			assertThat(reason.initiator()).isEqualTo(Initiator.LOCAL);
		});
	}

	@Test
	@DisplayName("B33 the page is loaded anew: the endpoint is told 1001")
	void reload() throws Exception {
		evaluate("window.peer = await open('/hold');");
		WebSocketSession session = served();
		open("localhost");
		assertThat(session.closeReason()).succeedsWithin(LIMIT)
			.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1001));
	}

	@Test
	@DisplayName("B114 a block that fails: the page gets 1011")
	void failure() {
		assertThat(evaluate("""
				const peer = await open('/fails');
				peer.send('x');
				return await peer.closed;""")).asString().startsWith("1011 ").endsWith(" clean");
	}

	@Test
	@DisplayName("B50 a message over the limit: the page gets 1009")
	void tooLarge() throws Exception {
		assertThat(evaluate("""
				const peer = await open('/hold');
				peer.send(crypto.getRandomValues(new Uint8Array(65536)));
				peer.send(new Uint8Array(1024 * 1024 + 1));
				return await peer.closed;""")).asString().startsWith("1009 ");
		assertThat(served().closeReason()).succeedsWithin(LIMIT)
			.satisfies((reason) -> assertThat(reason.code()).isEqualTo(1009));
	}

	@Test
	@DisplayName("B115 a page of another origin is refused with 403")
	void foreignOrigin() {
		open("127.0.0.1");
		STATUSES.clear();
		assertThat(evaluate("return await new Peer('ws://localhost:" + server.port() + "/echo').closed;"))
			.isEqualTo("1006  not clean");
		assertThat(STATUSES).containsExactly(403);
	}

	@Test
	@DisplayName("B2 B111 parallel sessions of a page, nothing mixed up")
	void parallel() {
		assertThat(evaluate("""
				const peers = await Promise.all(Array.from({ length: 10 }, () => open('/echo')));
				const echoed = await Promise.all(peers.map(async (peer, i) => {
					let all = true;
					for (let j = 0; j < 10; j++) {
						all &&= await peer.echoes(i + ' ' + j);
					}
					return all;
				}));
				peers.forEach((peer) => peer.socket.close());
				return echoed.filter((all) => all).length;""")).isEqualTo(10);
	}

	@RestController
	static class Pages {

		private final Resource page = new ClassPathResource("interop/peer.html");

		@GetMapping(path = "/page", produces = MediaType.TEXT_HTML_VALUE)
		Resource page() {
			return this.page;
		}

	}

	record Command(String method, Map<String, Object> params) {
	}

	record RemoteObject(String type, @Nullable Object value) {
	}

	record Evaluated(@Nullable RemoteObject result, @Nullable Object exceptionDetails) {
	}

}
