package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.google.protobuf.StringValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketSession;
import dev.websockets.behaviour.EchoServer;
import dev.websockets.converter.Trade;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for every converter in an application, over real sockets.
 */
class ConvertersTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, WebSocketsAutoConfiguration.class))
		.withBean("bridged", JacksonJsonMessageConverter.class)
		.withBean(UnusedHttpConverter.class);

	private void session(ConverterFormat format, Consumer<WebSocketSession> test) {
		try (WebSocketTestServer server = EchoServer.start()) {
			this.contextRunner.withPropertyValues(format.property()).run((context) -> {
				WebSocketClient client = context.getBean(WebSocketClient.class);
				try (WebSocketSession session = client.uri(server.uri("/")).open()) {
					test.accept(session);
				}
				assertThat(context.getBean(UnusedHttpConverter.class).calls()).isEmpty();
			});
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B70 B74 an object goes out and comes in, as text or binary as the format is")
	void sessionsSendAndReceiveObjects(ConverterFormat format) {
		session(format, (session) -> {
			session.convertAndSend(format.payload());
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(format.written());
			session.convertAndSend(format.payload());
			assertThat((Object) session.receiveAndConvert(format.payload().getClass(), LIMIT))
				.isEqualTo(format.payload());
		});
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROTOBUF")
	@DisplayName("B70 generic types go out and come in")
	void sessionsSendAndReceiveGenericTypes(ConverterFormat format) {
		List<Trade> trades = List.of(Trade.of("MSFT", "1"), Trade.of(Trade.UMLAUTS, "2.5"));
		session(format, (session) -> {
			session.convertAndSend(trades, Trade.LIST);
			assertThat(session.receiveAndConvert(Trade.LIST, LIMIT)).isEqualTo(trades);
		});
	}

	@ParameterizedTest
	@EnumSource(names = "PROTOBUF")
	@DisplayName("B70 Protobuf has no generic types, and says so in both directions")
	void protobufHasNoGenericTypes(ConverterFormat format) {
		ParameterizedTypeReference<List<StringValue>> type = new ParameterizedTypeReference<>() {
		};
		session(format, (session) -> {
			assertThatExceptionOfType(WebSocketConversionException.class)
				.isThrownBy(() -> session.convertAndSend(List.of(StringValue.of("MSFT")), type))
				.withMessageContaining("Protobuf knows generated types only");
			session.send(format.written());
			assertThatExceptionOfType(WebSocketConversionException.class)
				.isThrownBy(() -> session.receiveAndConvert(type, LIMIT))
				.withMessageContaining("Protobuf knows generated types only");
			session.send("alive");
			assertThat(session.incoming().receive(LIMIT)).isEqualTo(Message.of("alive"));
		});
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B72 B73 a null, malformed input and wrong types are errors with the message; the session goes on")
	void errorsCarryTheMessage(ConverterFormat format) {
		session(format, (session) -> {
			for (Message wrong : format.wrong()) {
				assertRefused(session, format, wrong);
			}
			if (format.nothing() != null) {
				assertRefused(session, format, format.nothing());
			}
			session.send(format.written());
			assertThat((Object) session.receiveAndConvert(format.payload().getClass(), LIMIT))
				.isEqualTo(format.payload());
		});
	}

	private static void assertRefused(WebSocketSession session, ConverterFormat format, Message message) {
		session.send(message);
		assertThatExceptionOfType(WebSocketConversionException.class)
			.isThrownBy(() -> session.receiveAndConvert(format.payload().getClass(), LIMIT))
			.satisfies((ex) -> assertThat(ex.failedMessage()).isEqualTo(message));
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B70 B72 B73 B74 handler methods take and send objects, take nulls, and are told of what fails")
	void handlerMethods(ConverterFormat format) {
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			this.contextRunner.withBean(ConverterHandlers.of(format))
				.withPropertyValues("websockets.clients.feed.url=" + server.uri("/"), "websockets.close-timeout=100ms",
						format.property().replace("websockets.", "websockets.clients.feed."))
				.run((context) -> {
					WebSocketPeer peer = server.nextPeer();
					peer.accept();
					ConverterHandlers.Handled handled = context.getBean(ConverterHandlers.Handled.class);
					for (Message wrong : format.wrong()) {
						peer.send(frame(wrong));
						assertThat(handled.failed().poll(5, TimeUnit.SECONDS)).isEqualTo(wrong);
					}
					if (format.nothing() != null) {
						peer.send(frame(format.nothing()));
						assertThat(handled.payloads().poll(5, TimeUnit.SECONDS)).isEmpty();
					}
					peer.send(frame(format.written()));
					assertThat(handled.payloads().poll(5, TimeUnit.SECONDS)).isEqualTo(Optional.of(format.payload()));
					assertThat(peer.readFrame().withMasked(false)).isEqualTo(frame(format.written()));
					assertThat(context.getBean(UnusedHttpConverter.class).calls()).isEmpty();
				});
		}
	}

	private static WireFrame frame(Message message) {
		if (message instanceof Message.Text text) {
			return WireFrame.text(text.text());
		}
		return WireFrame.binary(((Message.Binary) message).bytes());
	}

}
