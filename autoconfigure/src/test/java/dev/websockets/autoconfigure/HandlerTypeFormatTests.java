package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.xml.XmlMapper;

import dev.websockets.WebSocketConnections;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.converter.XmlMessageConverter;
import dev.websockets.handler.WebSocketHandlerDefinitionException;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Types of messages that are not JSON.
 */
class HandlerTypeFormatTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, WebSocketsAutoConfiguration.class))
		.withBean("trades", Trades.class)
		.withPropertyValues("websockets.close-timeout=500ms", "websockets.clients.feed.url=ws://h");

	private final ApplicationContextRunner notStarted = this.contextRunner
		.withPropertyValues("websockets.auto-startup=false");

	@ParameterizedTest
	@CsvSource({ "websockets.converter", "websockets.clients.feed.converter" })
	@DisplayName("B91 with converter=cbor, types are read from CBOR")
	void cbor(String property) {
		CBORMapper mapper = CBORMapper.builder().build();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			this.contextRunner.withPropertyValues("websockets.clients.feed.url=" + server.uri("/"), property + "=cbor")
				.run((context) -> {
					WebSocketPeer peer = server.nextPeer();
					peer.accept();
					context.getBean(WebSocketConnections.class).get("feed").awaitOpen(Duration.ofSeconds(5));
					peer.sendBinary(mapper.writeValueAsBytes(Map.of("type", "trade", "price", 7)));
					assertThat(context.getBean(Trades.class).prices.poll(5, TimeUnit.SECONDS)).isEqualTo(7);
				});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "xml", "protobuf", "PROTOBUF" })
	@DisplayName("a type is refused for a client whose messages have none, with bean and method")
	void withoutTypes(String converter) {
		this.notStarted.withPropertyValues("websockets.clients.feed.converter=" + converter)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(WebSocketHandlerDefinitionException.class)
				.hasMessageContaining("'trades'")
				.hasMessageContaining("Trades.trade(Trade)")
				.hasMessageContaining("websockets.clients.feed.converter"));
	}

	@Test
	@DisplayName("the messages of Gson and of converters of the application's own are taken for JSON")
	void takenForJson() {
		this.notStarted.withPropertyValues("websockets.converter=gson")
			.run((context) -> assertThat(context).hasNotFailed());
		this.notStarted.withBean("xml", XmlMessageConverter.class, () -> new XmlMessageConverter(new XmlMapper()))
			.withPropertyValues("websockets.converter=xml")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	static class Trades {

		private final BlockingQueue<Integer> prices = new LinkedBlockingQueue<>();

		@WebSocketHandler(type = "trade")
		void trade(Trade trade) {
			this.prices.add(trade.price());
		}

	}

	record Trade(String type, int price) {
	}

}
