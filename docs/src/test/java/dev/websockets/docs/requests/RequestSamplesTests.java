package dev.websockets.docs.requests;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketConnections;
import dev.websockets.WebSocketRequestException;
import dev.websockets.WebSocketSession;
import dev.websockets.converter.EnvelopePointers;
import dev.websockets.converter.JsonRpcProtocol;
import dev.websockets.converter.PointerProtocol;
import dev.websockets.docs.DocumentedOutput;
import dev.websockets.docs.Samples;
import dev.websockets.test.ScriptReply;
import dev.websockets.test.WebSocketServerScript;

import static dev.websockets.test.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@SuppressWarnings("auxiliaryclass")
class RequestSamplesTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private WebSocketServerScript server;

	@BeforeEach
	void startServer() {
		this.server = WebSocketServerScript.start();
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	private ApplicationContextRunner application(String client, Class<?>... beans) {
		return Samples.application("requests.yml")
			.withUserConfiguration(beans)
			.withUserConfiguration(OcppProtocol.class)
			.withPropertyValues("websockets.auto-startup=false", "websockets.clients." + client + ".auto-startup=true",
					"websockets.clients." + client + ".url=" + this.server.uri());
	}

	@Test
	void devTools() {
		this.server.whenText("{\"id\":1,\"method\":\"Page.enable\",\"params\":{}}")
			.thenSend("{\"id\":1,\"result\":{}}");
		this.server.whenText("{\"id\":2,\"method\":\"Page.captureScreenshot\",\"params\":{}}")
			.thenSend("{\"id\":2,\"result\":{\"data\":\"iVBORw0KGgo\"}}");
		this.server.whenText("{\"id\":3,\"method\":\"Page.navigate\",\"params\":{\"url\":\"about:blank\"}}")
			.thenSend("{\"id\":3,\"result\":{\"frameId\":\"F\"}}");
		this.server.whenText("{\"id\":4,\"method\":\"Page.navigate\",\"params\":{\"url\":\"\"}}")
			.thenSend("{\"id\":4,\"error\":{\"code\":-32000,\"message\":\"no URL\"}}");
		application("chrome", Browser.class).run((context) -> {
			context.getBean(WebSocketConnections.class).get("chrome").awaitOpen(LIMIT);
			this.server.send("{\"method\":\"Page.loadEventFired\",\"params\":{\"timestamp\":1.5}}");
			Browser browser = context.getBean(Browser.class);
			await().until(() -> !browser.shots().isEmpty());
			assertThat(browser.shots()).containsExactly(new Screenshot("iVBORw0KGgo"));
			WebSocketSession session = context.getBean(WebSocketConnections.class).get("chrome").session();
			assertThat(session).isNotNull();
			assertThat(new Pages().open(session, "about:blank")).isEqualTo("F");
			assertThat(new Pages().open(session, "")).isEqualTo("no: no URL");
			this.server.whenText("{\"id\":5,\"method\":\"Page.captureScreenshot\",\"params\":{}}")
				.thenSend("{\"id\":5,\"result\":{\"data\":\"R0lGOD\"}}");
			assertThat(new Screenshots(context.getBean(WebSocketConnections.class)).take())
				.isEqualTo(new Screenshot("R0lGOD"));
		});
	}

	@Test
	void manyAtATime() {
		this.server.whenText((text) -> text.contains("\"id\":2"))
			.thenSend("{\"id\":2,\"result\":{\"data\":\"jpeg\"}}")
			.thenSend("{\"id\":1,\"result\":{\"data\":\"png\"}}");
		PointerProtocol protocol = new PointerProtocol(JsonMapper.shared(),
				EnvelopePointers.defaults().withResult("/result"));
		try (WebSocketSession session = Samples.client()
			.mutate()
			.protocol(protocol)
			.build()
			.uri(this.server.uri())
			.open()) {
			assertThat(new Pages().shoot(session)).satisfiesExactly(
					(png) -> assertThat(png).succeedsWithin(LIMIT).isEqualTo(new Screenshot("png")),
					(jpeg) -> assertThat(jpeg).succeedsWithin(LIMIT).isEqualTo(new Screenshot("jpeg")));
		}
	}

	@Test
	void jsonRpc() {
		application("calculator", Calculator.class).run((context) -> {
			this.server.send(
					"{\"jsonrpc\":\"2.0\",\"method\":\"divide\",\"params\":{\"dividend\":6,\"divisor\":3},\"id\":\"a\"}");
			this.server.expectText("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":{\"quotient\":2}}");
			this.server
				.send("{\"jsonrpc\":\"2.0\",\"method\":\"divide\",\"params\":{\"dividend\":6,\"divisor\":0},\"id\":2}");
			this.server.expectText(
					"{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":-32001,\"message\":\"division by zero\"}}");
			this.server.send("{\"jsonrpc\":\"2.0\",\"method\":\"divide\",\"params\":[6],\"id\":3}");
			this.server.expectText(
					"{\"jsonrpc\":\"2.0\",\"id\":3,\"error\":{\"code\":-32602,\"message\":\"Invalid params\"}}");
			this.server.send("{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"id\":4}");
			this.server.expectText(
					"{\"jsonrpc\":\"2.0\",\"id\":4,\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}");
		});
	}

	@Test
	void kinds() {
		this.server.whenText("{\"id\":1,\"type\":\"get_states\"}")
			.thenSend("{\"id\":7,\"type\":\"event\",\"event\":{\"a\":1}}")
			.thenSend("{\"id\":1,\"type\":\"result\",\"success\":true,\"result\":[\"on\"]}");
		application("home").run((context) -> {
			WebSocketConnections connections = context.getBean(WebSocketConnections.class);
			connections.get("home").awaitOpen(LIMIT);
			WebSocketSession session = connections.get("home").session();
			assertThat(session).isNotNull();
			assertThat(session.request("{\"type\":\"get_states\"}", String.class)).isEqualTo("[\"on\"]");
			assertThat(this.server.received()).hasSize(1);
		});
	}

	private static void says(String page, String name, ThrowingCallable request) {
		assertThatException().isThrownBy(request)
			.satisfies((ex) -> DocumentedOutput.check(page, name, ex.getMessage()));
	}

	private WebSocketSession open(UnaryOperator<SessionSettings> settings) {
		return Samples.client()
			.mutate()
			.protocol(new JsonRpcProtocol(JsonMapper.shared()))
			.build()
			.uri(this.server.uri())
			.settings(settings)
			.open();
	}

	@Test
	void errors() {
		this.server.whenText((text) -> text.contains("divide"))
			.thenSend("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32001,\"message\":\"division by zero\"}}");
		this.server.whenText((text) -> text.contains("nothing")).thenSend("event");
		try (WebSocketSession session = open((settings) -> settings
			.withRequest((request) -> request.withTimeout(Duration.ofMillis(300)).withMaxInFlight(1)))) {
			says("errors.md", "request-error", () -> session.request("{\"method\":\"divide\"}", String.class));
			says("errors.md", "request-timeout", () -> session.request("{\"method\":\"nothing\"}", String.class));
			session.requestAsync("{\"method\":\"nothing\"}", String.class);
			says("errors.md", "request-too-many", () -> session.request("{\"method\":\"more\"}", String.class));
		}
		try (WebSocketSession session = Samples.client().uri(this.server.uri()).open()) {
			says("errors.md", "no-protocol", () -> session.request("{}", String.class));
		}
	}

	@Test
	void overrun() {
		ScriptReply events = this.server.whenText((text) -> text.contains("ask"));
		for (int i = 0; i < 20; i++) {
			events = events.thenSend("event");
		}
		try (WebSocketSession session = open((settings) -> settings
			.withIncoming((queue) -> queue.withCapacity(2).withMaxSize(DataSize.ofBytes(1000))))) {
			says("queues-and-backpressure.md", "overrun", () -> session.request("{\"method\":\"ask\"}", String.class));
			for (int i = 0; i < 20; i++) {
				assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("event"));
			}
		}
	}

	@Test
	void ocpp() {
		this.server
			.whenText(json("[2,'1','BootNotification',{'chargePointVendor':'Acme','chargePointModel':'Wallbox'}]"))
			.thenSend("[3,\"1\",{\"status\":\"Accepted\",\"interval\":300}]");
		application("station", ChargingStation.class).run((context) -> {
			WebSocketConnections connections = context.getBean(WebSocketConnections.class);
			connections.get("station").awaitOpen(LIMIT);
			assertThat(this.server.handshakes().get(0).header("Sec-WebSocket-Protocol")).isEqualTo("ocpp1.6");
			this.server.send("[2,\"77\",\"Reset\",{\"type\":\"Soft\"}]");
			this.server.expectText("[3,\"77\",{\"status\":\"Accepted\"}]");
			this.server.send("[2,\"78\",\"Reset\",{}]");
			this.server.expectText("[4,\"78\",\"InternalError\",\"\",{}]");
			this.server.send("[2,\"79\",\"Reset\",[]]");
			this.server.expectText("[4,\"79\",\"FormationViolation\",\"\",{}]");
			this.server.send("[2,\"80\",\"Unlock\",{}]");
			this.server.expectText("[4,\"80\",\"NotImplemented\",\"\",{}]");
			WebSocketSession session = connections.get("station").session();
			assertThat(session).isNotNull();
			this.server.whenText(json("[2,'2','BootNotification',{'chargePointVendor':'','chargePointModel':''}]"))
				.thenSend("[4,\"2\",\"SecurityError\",\"who are you?\",{}]");
			ChargingStation.BootNotification nobody = new ChargingStation.BootNotification("", "");
			assertThatExceptionOfType(WebSocketRequestException.class)
				.isThrownBy(() -> session.request(nobody, ChargingStation.BootStatus.class))
				.satisfies((ex) -> assertThat(List.of(ex.reply())).containsAnyOf(
						Message.of("{\"code\":\"SecurityError\",\"description\":\"who are you?\"}"),
						Message.of("{\"description\":\"who are you?\",\"code\":\"SecurityError\"}")));
		});
	}

}
