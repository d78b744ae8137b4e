package dev.websockets.converter;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JacksonMessageConverter}.
 */
class JacksonMessageConverterTests {

	private static final Type TRADES = new ParameterizedTypeReference<List<Trade>>() {
	}.getType();

	private final JacksonMessageConverter converter = new JacksonMessageConverter(JsonMapper.builder().build());

	@Test
	@DisplayName("B70 an object goes out as a JSON text and comes back equal")
	void writesAndReadsObjects() {
		Trade trade = new Trade("MSFT", new BigDecimal("412.50"));
		Message message = this.converter.toMessage(trade, Trade.class);
		assertThat(message).isEqualTo(Message.of("{\"symbol\":\"MSFT\",\"price\":412.50}"));
		assertThat(this.converter.fromMessage(message, Trade.class)).isEqualTo(trade);
	}

	@Test
	@DisplayName("B70 a generic type keeps the types of its elements, in both directions")
	void writesAndReadsGenericTypes() {
		List<Trade> trades = List.of(new Trade("MSFT", BigDecimal.ONE), new Trade("Ä€\uD83D\uDE00", BigDecimal.TEN));
		Message message = this.converter.toMessage(trades, TRADES);
		assertThat(this.converter.fromMessage(message, TRADES)).isEqualTo(trades);
	}

	@Test
	@DisplayName("B70 what is declared on the element type of a generic type is written")
	void writesAsTheDeclaredType() {
		Type shapes = new ParameterizedTypeReference<List<Shape>>() {
		}.getType();
		List<Shape> payload = List.of(new Circle(2));
		Message message = this.converter.toMessage(payload, shapes);
		assertThat(message).isEqualTo(Message.of("[{\"kind\":\"circle\",\"radius\":2}]"));
		assertThat(this.converter.fromMessage(message, shapes)).isEqualTo(payload);
	}

	@Test
	@DisplayName("B70 a binary message is read as JSON in UTF-8")
	void readsBinaryMessages() {
		byte[] json = "{\"symbol\":\"Ä€\uD83D\uDE00\",\"price\":1}".getBytes(StandardCharsets.UTF_8);
		assertThat(this.converter.fromMessage(Message.of(json), Trade.class))
			.isEqualTo(new Trade("Ä€\uD83D\uDE00", BigDecimal.ONE));
	}

	@Test
	@DisplayName("B72 a JSON null is null, in a text and in a binary message")
	void readsNull() {
		assertThat(this.converter.fromMessage(Message.of("null"), Trade.class)).isNull();
		assertThat(this.converter.fromMessage(Message.of("null".getBytes(StandardCharsets.UTF_8)), TRADES)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "no json", "[1,2]", "\"text\"", "{\"symbol\":\"MSFT\",\"price\":\"much\"}",
			"{\"symbol\":\"MSFT\",\"price\":1} {}" })
	@DisplayName("B73 malformed input and wrong types throw")
	void refusesOtherInput(String text) {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.converter.fromMessage(Message.of(text), Trade.class));
		assertThatExceptionOfType(JacksonException.class).isThrownBy(
				() -> this.converter.fromMessage(Message.of(text.getBytes(StandardCharsets.UTF_8)), Trade.class));
	}

	@Test
	@DisplayName("B73 an object that cannot be written throws")
	void refusesWhatCannotBeWritten() {
		Cycle cycle = new Cycle();
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.converter.toMessage(cycle, Cycle.class));
	}

	@Test
	void usesTheConfigurationOfTheMapper() {
		JsonMapper mapper = JsonMapper.builder()
			.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
			.build();
		Message message = new JacksonMessageConverter(mapper).toMessage(new Trade("X", BigDecimal.ONE), Trade.class);
		assertThat(message).isEqualTo(Message.of("{\"Symbol\":\"X\",\"Price\":1}"));
	}

	record Trade(String symbol, BigDecimal price) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
	interface Shape {

	}

	record Circle(int radius) implements Shape {

	}

	record Cycle(List<Object> self) {

		Cycle() {
			this(new ArrayList<>());
			this.self.add(this);
		}

	}

}
