package dev.websockets.server;

import java.time.Duration;
import java.util.List;

import com.google.gson.Gson;
import com.google.protobuf.StringValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Endpoints and clients of an application that says which converter they have.
 */
class EndpointConvertersTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final ParameterizedTypeReference<List<Trade>> TRADES = new ParameterizedTypeReference<>() {
	};

	private static EndpointServer start(String converter) {
		return EndpointServer.with(Container.TOMCAT, (beans) -> {
			beans.registerBean(Gson.class);
			beans.registerBean(WebSocketRouter.class,
					() -> WebSocketRouter.route()
						.webSocket("/last", (session) -> session.convertAndSend(last(session)))
						.webSocket("/text",
								(session) -> session.convertAndSend(session.receiveAndConvert(StringValue.class)))
						.build());
		}, "websockets.converter=" + converter);
	}

	private static Trade last(WebSocketSession session) {
		List<Trade> trades = session.receiveAndConvert(TRADES, LIMIT);
		return trades.get(trades.size() - 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "json", "xml", "cbor", "gson" })
	@DisplayName("B70 objects and lists of objects, by each converter")
	void converters(String converter) {
		Trade trade = new Trade("MSFT", 2);
		try (EndpointServer server = start(converter);
				WebSocketSession session = server.bean(WebSocketClient.class).uri(server.uri("/last")).open()) {
			session.convertAndSend(List.of(new Trade("IBM", 1), trade), TRADES);
			assertThat(session.receiveAndConvert(Trade.class, LIMIT)).isEqualTo(trade);
		}
	}

	@Test
	@DisplayName("B70 messages of Protocol Buffers")
	void protobuf() {
		try (EndpointServer server = start("protobuf");
				WebSocketSession session = server.bean(WebSocketClient.class).uri(server.uri("/text")).open()) {
			session.convertAndSend(StringValue.of("grüß"));
			assertThat(session.receiveAndConvert(StringValue.class, LIMIT)).isEqualTo(StringValue.of("grüß"));
		}
	}

	record Trade(String symbol, int price) {
	}

}
