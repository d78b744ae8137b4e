package dev.websockets.converter;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link GsonMessageConverter}.
 */
class GsonMessageConverterTests {

	private static final Type TRADES = Trade.LIST.getType();

	private final GsonMessageConverter converter = new GsonMessageConverter(new Gson());

	@Test
	@DisplayName("B70 an object goes out as a JSON text and comes back equal")
	void writesAndReadsObjects() {
		Trade trade = Trade.of("MSFT", "412.50");
		Message message = this.converter.toMessage(trade, Trade.class);
		assertThat(message).isEqualTo(Message.of("{\"symbol\":\"MSFT\",\"price\":412.50}"));
		assertThat(this.converter.fromMessage(message, Trade.class)).isEqualTo(trade);
	}

	@Test
	@DisplayName("B70 a generic type keeps the types of its elements, in text and in binary messages")
	void writesAndReadsGenericTypes() {
		List<Trade> trades = List.of(Trade.of("MSFT", "1"), Trade.of(Trade.UMLAUTS, "2.5"));
		Message.Text message = (Message.Text) this.converter.toMessage(trades, TRADES);
		assertThat(this.converter.fromMessage(message, TRADES)).isEqualTo(trades);
		byte[] utf8 = message.text().getBytes(StandardCharsets.UTF_8);
		assertThat(this.converter.fromMessage(Message.of(utf8), TRADES)).isEqualTo(trades);
	}

	@Test
	@DisplayName("B72 a JSON null is null")
	void readsNull() {
		assertThat(this.converter.fromMessage(Message.of("null"), Trade.class)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "no json", "[1,2]", "\"text\"", "{\"price\":\"much\"}", "{} {}" })
	@DisplayName("B73 malformed input and wrong types throw")
	void refusesOtherInput(String text) {
		assertThatExceptionOfType(JsonParseException.class)
			.isThrownBy(() -> this.converter.fromMessage(Message.of(text), Trade.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n" })
	@DisplayName("B73 an empty message is no null, as it is for Gson")
	void refusesEmptyMessages(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.converter.fromMessage(Message.of(text), Trade.class))
			.withMessage("it is empty, which is no JSON");
	}

	@Test
	@DisplayName("B73 bytes that are no UTF-8 throw")
	void refusesOtherBytes() {
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> this.converter.fromMessage(Message.of(new byte[] { '"', (byte) 0xff, '"' }), String.class))
			.withMessageContaining("UTF-8");
	}

	@Test
	void boundsTheDepth() {
		assertThatExceptionOfType(JsonParseException.class)
			.isThrownBy(() -> this.converter.fromMessage(Message.of("[".repeat(100_000)), Object.class));
	}

	@Test
	void usesTheConfigurationOfGson() {
		GsonMessageConverter configured = new GsonMessageConverter(
				new GsonBuilder().setFieldNamingPolicy(FieldNamingPolicy.UPPER_CAMEL_CASE)
					.setStrictness(Strictness.STRICT)
					.create());
		assertThat(configured.toMessage(Trade.of("X", "1"), Trade.class))
			.isEqualTo(Message.of("{\"Symbol\":\"X\",\"Price\":1}"));
		assertThat(this.converter.fromMessage(Message.of("{symbol:'X'}"), Trade.class)).isNotNull();
		assertThatExceptionOfType(JsonParseException.class)
			.isThrownBy(() -> configured.fromMessage(Message.of("{Symbol:'X'}"), Trade.class));
	}

}
