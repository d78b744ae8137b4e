package dev.websockets.docs.client;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.docs.Samples;
import dev.websockets.test.HandshakeRequest;
import dev.websockets.test.WebSocketServerScript;

import static dev.websockets.test.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClientSamplesTests {

	private final WebSocketClient client = Samples.client();

	private WebSocketServerScript server;

	@BeforeEach
	void startServer() {
		this.server = WebSocketServerScript.start();
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	private WebSocketClient local() {
		return this.client.mutate().baseUrl(this.server.uri().toString()).build();
	}

	@Test
	void blockStyle() {
		this.server.whenText("hello").thenSend("hi").thenSend("bye").thenClose(1000, "");
		assertThat(new BlockStyle(this.client).converse(this.server.uri().toString())).containsExactly("hi", "bye");
	}

	@Test
	void blockThatReturnsClosesWith1000() {
		this.client.webSocket(this.server.uri().toString(), (session) -> session.send("hello"));
		this.server.expectText("hello");
		this.server.expectClose(1000);
	}

	@Test
	void blockThatThrowsClosesWith1011() {
		assertThatExceptionOfType(ArithmeticException.class)
			.isThrownBy(() -> this.client.webSocket(this.server.uri().toString(), (session) -> {
				throw new ArithmeticException("mine");
			}))
			.withMessage("mine");
		this.server.expectClose(1011);
	}

	@Test
	void sessionStyle() throws Exception {
		this.server.whenText("hello").thenSend("hi");
		assertThat(new OwnSession(this.client).ask(this.server.uri().toString())).isEqualTo(Message.of("hi"));
		this.server.expectClose(1000);
		new OwnSession(this.client).greet(this.server.uri().toString()).get(5, TimeUnit.SECONDS);
	}

	@Test
	void typed() {
		this.server.whenText(json("{'symbol':'MSFT'}"))
			.thenSend(json("{'symbol':'MSFT','price':1.5}"))
			.thenSend(json("[{'symbol':'MSFT','price':2.5},{'symbol':'MSFT','price':3}]"));
		assertThat(new TypedTrades(local()).total("secret")).isEqualTo(7);
		HandshakeRequest handshake = this.server.handshakes().get(0);
		assertThat(handshake.target()).isEqualTo("/trades/MSFT");
		assertThat(handshake.header("X-Key")).isEqualTo("secret");
		assertThat(handshake.subprotocols()).containsExactly("trades.v2");
		this.server.refuseNext(401);
		assertThat(new TypedTrades(local()).total("wrong")).isZero();
	}

	@Test
	void requestDetails() {
		RequestDetails details = new RequestDetails(local());
		try (WebSocketSession session = details.open("t0ken")) {
			HandshakeRequest handshake = this.server.awaitConnection();
			assertThat(handshake.target()).isEqualTo("/rooms/a%2Fb?since=17");
			assertThat(handshake.header("Authorization")).isEqualTo("Bearer t0ken");
			assertThat(handshake.header("Cookie")).isEqualTo("theme=dark");
			assertThat(handshake.header("Origin")).isNull();
			assertThat(handshake.subprotocols()).containsExactly("chat.v2", "chat.v1");
			assertThat(details.handshake(session)).containsExactly("chat.v2", null, null,
					session.handshake().remoteAddress(), null, "alice");
			assertThat(session.handshake().remoteAddress()).isNotNull();
		}
	}

	@Test
	void withoutSpring() {
		WebSocketClient client = WithoutSpring.client(this.server.uri().toString());
		try (WebSocketSession session = WithoutSpring.variant(client).uri("/x").open()) {
			session.convertAndSend(List.of(1, 2));
			this.server.expectText("[1,2]");
			assertThat(this.server.awaitConnection().header("X-Trace")).isEqualTo("on");
		}
	}

	@Test
	void beansAndCustomizers() {
		this.server.onConnect().thenSend("100 trades");
		Samples.application("client.yml")
			.withUserConfiguration(ClientBeans.class, TradeHistory.class, Probe.class)
			.withSystemProperties("websockets.clients.trade-history.url=" + this.server.uri() + "/v1/trades")
			.run((context) -> {
				assertThat(context.getBean(TradeHistory.class).of("MSFT")).isEqualTo(Message.of("100 trades"));
				HandshakeRequest handshake = this.server.handshakes().get(0);
				assertThat(handshake.target()).isEqualTo("/v1/trades/MSFT");
				assertThat(handshake.header("X-Key")).isEqualTo("secret");
				assertThat(handshake.header("User-Agent")).isEqualTo("quotes/1.0");
				assertThat(context.getBean(WebSocketClient.class)).isNotNull();
				context.getBean(Probe.class).check(this.server.uri().toString());
				this.server.expectText("ping");
				assertThat(this.server.handshakes().get(1).header("X-Probe")).isEqualTo("true");
				assertThat(this.server.handshakes()).hasSize(2);
			});
	}

}
