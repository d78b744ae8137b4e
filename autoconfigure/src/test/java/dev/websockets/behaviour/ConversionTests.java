package dev.websockets.behaviour;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.ParameterizedTypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.converter.JacksonMessageConverter;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@EnumSource
class ConversionTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final ParameterizedTypeReference<List<Trade>> TRADES = new ParameterizedTypeReference<>() {
	};

	private static final JacksonMessageConverter CONVERTER = new JacksonMessageConverter(JsonMapper.builder().build());

	private WebSocketSession openWithJson(WebSocketTestServer server) {
		return this.client.get().mutate().converter(CONVERTER).build().uri(server.uri("/")).open();
	}

	@Test
	@DisplayName("B70 object out and in; generic types")
	void objects() {
		Trade trade = new Trade("MSFT", 412.5);
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = openWithJson(server)) {
			session.convertAndSend(trade);
			assertThat(session.incoming().receive(LIMIT)).isInstanceOf(Message.Text.class);
			session.convertAndSend(trade);
			assertThat(session.receiveAndConvert(Trade.class)).isEqualTo(trade);
			session.convertAndSend(List.of(trade, trade), TRADES);
			assertThat(session.receiveAndConvert(TRADES, LIMIT)).containsExactly(trade, trade);
			session.send("{\"symbol\":\"IBM\",\"price\":1}".getBytes(StandardCharsets.UTF_8));
			assertThat(session.receiveAndConvert(Trade.class, LIMIT)).isEqualTo(new Trade("IBM", 1));
			assertThatExceptionOfType(WebSocketTimeoutException.class)
				.isThrownBy(() -> session.receiveAndConvert(Trade.class, Duration.ofMillis(50)));
		}
	}

	@Test
	@DisplayName("B70 strings and bytes go and come as they are")
	void untouched() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = openWithJson(server)) {
			session.convertAndSend("plain");
			assertThat(session.receiveAndConvert(String.class)).isEqualTo("plain");
			session.convertAndSend(new byte[] { 1, 2 });
			assertThat(session.receiveAndConvert(byte[].class)).containsExactly(1, 2);
			session.convertAndSend(ByteBuffer.wrap(new byte[] { 3 }));
			assertThat(session.receiveAndConvert(ByteBuffer.class).get()).isEqualTo((byte) 3);
			session.convertAndSend(Message.of("frame"));
			assertThat(session.receiveAndConvert(Message.Text.class).text()).isEqualTo("frame");
		}
	}

	@Test
	@DisplayName("B71 no converter: a typed error in both directions")
	void noConverter() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			assertThatExceptionOfType(WebSocketConversionException.class)
				.isThrownBy(() -> session.convertAndSend(new Trade("MSFT", 1)))
				.withMessageContaining("no converter");
			session.send("{}");
			assertThatExceptionOfType(WebSocketConversionException.class)
				.isThrownBy(() -> session.receiveAndConvert(Trade.class))
				.withMessageContaining("no converter")
				.satisfies((ex) -> assertThat(ex.failedMessage()).isEqualTo(Message.of("{}")));
		}
	}

	@Test
	@DisplayName("B72 JSON null: an error with the message")
	void jsonNull() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = openWithJson(server)) {
			session.send("null");
			assertThatExceptionOfType(WebSocketConversionException.class)
				.isThrownBy(() -> session.receiveAndConvert(Trade.class))
				.satisfies((ex) -> assertThat(ex.failedMessage()).isEqualTo(Message.of("null")));
		}
	}

	@Test
	@DisplayName("B73 wrong type or malformed input: error carries the message, the session goes on")
	void malformed() {
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = openWithJson(server)) {
			for (String text : List.of("{broken", "[1]", "{\"symbol\":\"MSFT\",\"price\":\"much\"}")) {
				session.send(text);
				assertThatExceptionOfType(WebSocketConversionException.class)
					.isThrownBy(() -> session.receiveAndConvert(Trade.class))
					.satisfies((ex) -> assertThat(ex.failedMessage()).isEqualTo(Message.of(text)));
			}
			session.send(new byte[] { 1 });
			assertThatExceptionOfType(WebSocketConversionException.class)
				.isThrownBy(() -> session.receiveAndConvert(String.class))
				.withMessageContaining("binary message of 1 bytes");
			session.send("alive");
			assertThat(session.receiveAndConvert(String.class)).isEqualTo("alive");
		}
	}

	record Trade(String symbol, double price) {
	}

}
