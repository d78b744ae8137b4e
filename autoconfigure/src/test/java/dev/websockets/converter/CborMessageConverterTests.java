package dev.websockets.converter;

import java.lang.reflect.Type;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.cbor.CBORMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketUnknownTypeException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CborMessageConverter}.
 */
class CborMessageConverterTests {

	private static final Type TRADES = Trade.LIST.getType();

	private final CborMessageConverter converter = new CborMessageConverter(CBORMapper.builder().build());

	private static Message hex(String hex) {
		return Message.of(HexFormat.of().parseHex(hex));
	}

	@Test
	@DisplayName("B70 an object comes from the bytes of RFC 8949, and goes out as a binary message")
	void writesAndReadsObjects() {
		Message message = hex("a2" + "6673796d626f6c" + "644d534654" + "657072696365" + "01");
		assertThat(this.converter.fromMessage(message, Trade.class)).isEqualTo(Trade.of("MSFT", "1"));
		Message written = this.converter.toMessage(Trade.of(Trade.UMLAUTS, "412.50"), Trade.class);
		assertThat(written).isInstanceOf(Message.Binary.class);
		assertThat(this.converter.fromMessage(written, Trade.class)).isEqualTo(Trade.of(Trade.UMLAUTS, "412.50"));
	}

	@Test
	@DisplayName("B70 a generic type keeps the types of its elements")
	void writesAndReadsGenericTypes() {
		List<Trade> trades = List.of(Trade.of("MSFT", "1"), Trade.of("IBM", "2.5"));
		assertThat(this.converter.fromMessage(this.converter.toMessage(trades, TRADES), TRADES)).isEqualTo(trades);
	}

	@Test
	@DisplayName("B72 a CBOR null is null")
	void readsNull() {
		assertThat(this.converter.fromMessage(hex("f6"), Trade.class)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a2", "ff", "80", "6161", "a1657072696365646d756368", "bb7fffffffffffffff",
			"5b7fffffffffffffff", "a0a0" })
	@DisplayName("B73 malformed input, lengths that lie and wrong types throw")
	void refusesOtherInput(String hex) {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.converter.fromMessage(hex(hex), Trade.class));
	}

	@Test
	@DisplayName("B73 a text message throws, and says why")
	void refusesText() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.converter.fromMessage(Message.of("{}"), Trade.class))
			.withMessage("CBOR is read from binary messages only");
	}

	@Test
	void boundsTheDepth() {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.converter.fromMessage(hex("81".repeat(100_000)), Object.class));
	}

	@Test
	@DisplayName("B91 a subtype that Jackson does not know is an unknown type, at the root only")
	void unknownSubtypes() {
		Message news = hex("a1" + "646b696e64" + "646e657773");
		assertThatExceptionOfType(WebSocketUnknownTypeException.class)
			.isThrownBy(() -> this.converter.fromMessage(news, Event.class))
			.satisfies((ex) -> assertThat(ex.type()).isEqualTo("news"))
			.satisfies((ex) -> assertThat(ex.failedMessage()).isSameAs(news));
		Message inner = hex("a2" + "646b696e64" + "657368696674" + "65696e6e6572" + "a1646b696e64646e657773");
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.converter.fromMessage(inner, Event.class));
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	sealed interface Event permits Shift {

	}

	@JsonTypeName("shift")
	record Shift(Event inner) implements Event {
	}

}
