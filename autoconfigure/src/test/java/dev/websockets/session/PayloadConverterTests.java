package dev.websockets.session;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketConversionException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PayloadConverterTests {

	@ParameterizedTest
	@ValueSource(strings = { "websockets", "websockets.server" })
	@DisplayName("B71 no converter: the error names the property of the client or endpoint")
	void noConverter(String prefix) {
		PayloadConverter converter = new PayloadConverter(null, SessionSettings.defaults().withPropertyPrefix(prefix));
		String remedy = "; set one in code, or by " + prefix + ".converter";
		assertThatExceptionOfType(WebSocketConversionException.class)
			.isThrownBy(() -> converter.toMessage(1, Integer.class))
			.withMessage("no converter to write java.lang.Integer" + remedy);
		assertThatExceptionOfType(WebSocketConversionException.class)
			.isThrownBy(() -> converter.fromMessage(Message.of("1"), Integer.class))
			.withMessage("cannot read a text message of 1 bytes as java.lang.Integer: no converter" + remedy);
	}

}
