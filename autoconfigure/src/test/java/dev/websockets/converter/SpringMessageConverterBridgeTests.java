package dev.websockets.converter;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.google.gson.Gson;
import com.google.protobuf.StringValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.AbstractMessageConverter;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.GsonMessageConverter;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.ProtobufMessageConverter;
import org.springframework.messaging.converter.SimpleMessageConverter;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.util.MimeType;

import dev.websockets.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SpringMessageConverterBridge}, with Spring's own converters.
 */
class SpringMessageConverterBridgeTests {

	private static final Type TRADES = Trade.LIST.getType();

	static List<MessageConverter> json() {
		JacksonJsonMessageConverter text = new JacksonJsonMessageConverter();
		text.setSerializedPayloadClass(String.class);
		JacksonJsonMessageConverter strict = new JacksonJsonMessageConverter();
		strict.setStrictContentTypeMatch(true);
		return List.of(new JacksonJsonMessageConverter(), text, strict, new GsonMessageConverter(new Gson()),
				new CompositeMessageConverter(
						List.of(new StringMessageConverter(), new JacksonJsonMessageConverter())));
	}

	@ParameterizedTest
	@MethodSource("json")
	@DisplayName("B70 converters of JSON write text messages, and read text and binary ones")
	void writesAndReadsObjects(MessageConverter json) {
		SpringMessageConverterBridge bridge = new SpringMessageConverterBridge(json);
		Trade trade = Trade.of(Trade.UMLAUTS, "412.50");
		Message message = bridge.toMessage(trade, Trade.class);
		String text = "{\"symbol\":\"" + Trade.UMLAUTS + "\",\"price\":412.50}";
		assertThat(message).isEqualTo(Message.of(text));
		assertThat(bridge.fromMessage(message, Trade.class)).isEqualTo(trade);
		assertThat(bridge.fromMessage(Message.of(text.getBytes(StandardCharsets.UTF_8)), Trade.class)).isEqualTo(trade);
	}

	@ParameterizedTest
	@MethodSource("json")
	@DisplayName("B70 a generic type keeps the types of its elements")
	void writesAndReadsGenericTypes(MessageConverter json) {
		SpringMessageConverterBridge bridge = new SpringMessageConverterBridge(json);
		List<Trade> trades = List.of(Trade.of("MSFT", "1"), Trade.of("IBM", "2"));
		assertThat(bridge.fromMessage(bridge.toMessage(trades, TRADES), TRADES)).isEqualTo(trades);
	}

	@ParameterizedTest
	@MethodSource("json")
	@DisplayName("B72 a null is an error, as it means to Spring that a type is not known")
	void refusesNull(MessageConverter json) {
		SpringMessageConverterBridge bridge = new SpringMessageConverterBridge(json);
		assertThatIllegalArgumentException().isThrownBy(() -> bridge.fromMessage(Message.of("null"), Trade.class))
			.withMessage(json.getClass().getName() + " does not read that type, or the message is a null");
	}

	@ParameterizedTest
	@MethodSource("json")
	@DisplayName("B73 malformed input throws")
	void refusesMalformedInput(MessageConverter json) {
		SpringMessageConverterBridge bridge = new SpringMessageConverterBridge(json);
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> bridge.fromMessage(Message.of("{broken"), Trade.class));
	}

	@Test
	@DisplayName("B70 bytes whose content type is no text are a binary message")
	void binaryFormats() {
		SpringMessageConverterBridge bridge = new SpringMessageConverterBridge(new ProtobufMessageConverter());
		StringValue value = StringValue.of("MSFT");
		Message message = bridge.toMessage(value, StringValue.class);
		assertThat(message).isEqualTo(Message.of(value.toByteArray()));
		assertThat(bridge.fromMessage(message, StringValue.class)).isEqualTo(value);
	}

	@Test
	@DisplayName("B73 types that the converter does not know are errors that name it")
	void refusesOtherTypes() {
		SpringMessageConverterBridge bridge = new SpringMessageConverterBridge(new ProtobufMessageConverter());
		assertThatIllegalArgumentException().isThrownBy(() -> bridge.toMessage(Trade.of("X", "1"), Trade.class))
			.withMessage("org.springframework.messaging.converter.ProtobufMessageConverter does not write that type");
		assertThatIllegalArgumentException().isThrownBy(() -> bridge.fromMessage(Message.of(new byte[0]), Trade.class))
			.withMessageContaining("ProtobufMessageConverter does not read that type");
	}

	@Test
	@DisplayName("B73 a payload that is neither text nor bytes is an error that names it")
	void refusesOtherPayloads() {
		SpringMessageConverterBridge bridge = new SpringMessageConverterBridge(new SimpleMessageConverter());
		assertThatIllegalArgumentException().isThrownBy(() -> bridge.toMessage(Trade.of("X", "1"), Trade.class))
			.withMessage("the converter made a dev.websockets.converter.Trade of it, neither a String nor a byte[]");
	}

	@Test
	@DisplayName("B70 a plain converter reads classes, and refuses generic types")
	void plainConverters() {
		SpringMessageConverterBridge bridge = new SpringMessageConverterBridge(new Plain());
		assertThat(bridge.toMessage(1L, Long.class)).isEqualTo(Message.of("1"));
		assertThat(bridge.fromMessage(Message.of("2"), Long.class)).isEqualTo(2L);
		assertThatIllegalArgumentException().isThrownBy(() -> bridge.fromMessage(Message.of("[]"), TRADES))
			.withMessage(Plain.class.getName() + " takes no generic types, as a SmartMessageConverter would");
	}

	@Test
	void textIsUtf8WhateverTheDefaultOfTheConverterIs() {
		SpringMessageConverterBridge bridge = new SpringMessageConverterBridge(
				new StringMessageConverter(StandardCharsets.UTF_16));
		assertThat(bridge.toMessage(Trade.UMLAUTS, String.class)).isEqualTo(Message.of(Trade.UMLAUTS));
		assertThat(bridge.fromMessage(Message.of(Trade.UMLAUTS), String.class)).isEqualTo(Trade.UMLAUTS);
	}

	@Test
	void textComesInBytesToConvertersThatWriteBytes() {
		SpringMessageConverterBridge bridge = new SpringMessageConverterBridge(new Bytes());
		assertThat(bridge.toMessage(7L, Long.class)).isEqualTo(Message.of("7"));
		assertThat(bridge.fromMessage(Message.of("8"), Long.class)).isEqualTo(8L);
	}

	private static final class Plain implements MessageConverter {

		@Override
		public Object fromMessage(org.springframework.messaging.Message<?> message, Class<?> targetClass) {
			return Long.valueOf((String) message.getPayload());
		}

		@Override
		public org.springframework.messaging.Message<?> toMessage(Object payload, @Nullable MessageHeaders headers) {
			return new GenericMessage<>(payload.toString());
		}

	}

	private static final class Bytes extends AbstractMessageConverter {

		private Bytes() {
			super(new MimeType("application", "vnd.number+json"));
		}

		@Override
		protected boolean supports(Class<?> type) {
			return type == Long.class;
		}

		@Override
		protected Object convertFromInternal(org.springframework.messaging.Message<?> message, Class<?> targetClass,
				@Nullable Object conversionHint) {
			return Long.valueOf(new String((byte[]) message.getPayload(), StandardCharsets.UTF_8));
		}

		@Override
		protected Object convertToInternal(Object payload, @Nullable MessageHeaders headers,
				@Nullable Object conversionHint) {
			return payload.toString().getBytes(StandardCharsets.UTF_8);
		}

	}

}
