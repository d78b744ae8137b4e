package dev.websockets.converter;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.google.protobuf.DescriptorProtos.UninterpretedOption;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.ListValue;
import com.google.protobuf.MessageLite;
import com.google.protobuf.StringValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;

import dev.websockets.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ProtobufMessageConverter}, with types that come with Protobuf.
 */
class ProtobufMessageConverterTests {

	private final ProtobufMessageConverter converter = new ProtobufMessageConverter(
			ExtensionRegistry.getEmptyRegistry());

	@Test
	@DisplayName("B70 a generated type goes out as a binary message of its encoding, and comes back equal")
	void writesAndReadsGeneratedTypes() {
		StringValue value = StringValue.of("MSFT");
		Message message = this.converter.toMessage(value, StringValue.class);
		assertThat(message).isEqualTo(Message.of(new byte[] { 0x0a, 4, 'M', 'S', 'F', 'T' }));
		assertThat(this.converter.fromMessage(message, StringValue.class)).isEqualTo(value);
	}

	@Test
	@DisplayName("B70 nested types")
	void nestedTypes() {
		Struct trade = Struct.newBuilder()
			.putFields("symbol", Value.newBuilder().setStringValue(Trade.UMLAUTS).build())
			.putFields("price", Value.newBuilder().setNumberValue(412.5).build())
			.build();
		assertThat(this.converter.fromMessage(this.converter.toMessage(trade, Struct.class), Struct.class))
			.isEqualTo(trade);
	}

	@Test
	@DisplayName("B72 there is no null: an empty message has all the defaults")
	void readsEmptyMessages() {
		assertThat(this.converter.fromMessage(Message.of(new byte[0]), StringValue.class))
			.isEqualTo(StringValue.getDefaultInstance());
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\n\u007fabc", "\u0000", "\n\u0001\u00ff" })
	@DisplayName("B73 malformed input throws")
	void refusesMalformedInput(String latin) {
		Message message = Message.of(latin.getBytes(StandardCharsets.ISO_8859_1));
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> this.converter.fromMessage(message, StringValue.class));
	}

	@Test
	@DisplayName("B73 a message without its required fields throws, and says which")
	void refusesMissingFields() {
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> this.converter.fromMessage(Message.of(new byte[0]), UninterpretedOption.NamePart.class))
			.withMessageContaining("name_part");
	}

	@Test
	@DisplayName("B73 deep nesting throws")
	void boundsTheDepth() {
		Value value = Value.getDefaultInstance();
		for (int i = 0; i < 200; i++) {
			value = Value.newBuilder().setListValue(ListValue.newBuilder().addValues(value)).build();
		}
		Message deep = this.converter.toMessage(value, Value.class);
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> this.converter.fromMessage(deep, Value.class))
			.withMessageContaining("nesting");
	}

	@Test
	@DisplayName("B73 a text message throws, and says why")
	void refusesText() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.converter.fromMessage(Message.of("MSFT"), StringValue.class))
			.withMessage("Protobuf is read from binary messages only");
	}

	@Test
	@DisplayName("B73 other types throw in both directions, lists of generated types too")
	void refusesOtherTypes() {
		Message message = Message.of(new byte[0]);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.converter.toMessage(Trade.of("MSFT", "1"), Trade.class))
			.withMessageContaining(Trade.class.getName() + " is no com.google.protobuf.MessageLite");
		assertThatIllegalArgumentException().isThrownBy(() -> this.converter.fromMessage(message, Trade.class))
			.withMessageContaining(Trade.class.getName() + " is no com.google.protobuf.MessageLite");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.converter.fromMessage(message, new ParameterizedTypeReference<List<StringValue>>() {
			}.getType()))
			.withMessageContaining("no lists or maps of them");
		assertThatIllegalArgumentException().isThrownBy(() -> this.converter.fromMessage(message, MessageLite.class))
			.withMessage("com.google.protobuf.MessageLite has no public static getDefaultInstance(), as generated "
					+ "types have");
	}

	@Test
	void readsTheExtensionsItIsGiven() {
		ProtobufExtension extension = new ProtobufExtension();
		assertThat(extension.isReadBy(this.converter)).isFalse();
		assertThat(extension.isReadBy(new ProtobufMessageConverter(extension.registry()))).isTrue();
	}

}
