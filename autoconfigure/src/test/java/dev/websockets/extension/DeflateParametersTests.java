package dev.websockets.extension;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import dev.websockets.ExtensionParameters;
import dev.websockets.SessionSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DeflateParametersTests {

	private static final DeflateSettings DEFAULTS = DeflateSettings.defaults();

	private static PermessageDeflate accept(DeflateSettings settings, String... answer) {
		ExtensionParameters parameters = ExtensionParameters.none();
		for (String parameter : answer) {
			String[] parts = parameter.split("=", 2);
			parameters = (parts.length == 2) ? parameters.with(parts[0], parts[1]) : parameters.with(parts[0]);
		}
		return new PermessageDeflateFactory(settings).accept(parameters, SessionSettings.defaults());
	}

	private static String offer(DeflateSettings settings) {
		return new PermessageDeflateFactory(settings).offers().get(0).toString();
	}

	@Test
	@DisplayName("B82 what is offered: a window of the client's that the server may choose, and what the settings say")
	void offers() {
		assertThat(offer(DEFAULTS)).isEqualTo("; client_max_window_bits");
		assertThat(offer(DEFAULTS.withServerNoContextTakeover(true).withClientNoContextTakeover(true)))
			.isEqualTo("; server_no_context_takeover; client_no_context_takeover; client_max_window_bits");
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 9, 10, 11, 12, 13, 14 })
	@DisplayName("B82 every smaller window is offered for both sides")
	void offersWindow(int bits) {
		assertThat(offer(DEFAULTS.withMaxWindowBits(bits)))
			.isEqualTo("; server_max_window_bits=" + bits + "; client_max_window_bits=" + bits);
	}

	static Stream<Integer> windows() {
		return IntStream.rangeClosed(8, 15).boxed();
	}

	@ParameterizedTest
	@MethodSource("windows")
	@DisplayName("B82 answers with windows from 8 to 15 for either side are kept to")
	void windows(int bits) {
		assertThat(accept(DEFAULTS, "client_max_window_bits=" + bits).outgoingWindowBits()).isEqualTo(bits);
		assertThat(accept(DEFAULTS, "client_max_window_bits=" + bits).incomingWindowBits()).isEqualTo(15);
		assertThat(accept(DEFAULTS, "server_max_window_bits=" + bits).incomingWindowBits()).isEqualTo(bits);
		assertThat(accept(DEFAULTS, "server_max_window_bits=" + bits).outgoingWindowBits()).isEqualTo(15);
	}

	@Test
	@DisplayName("B82 either side may be told to keep nothing, offered or not")
	void takeover() {
		assertThat(accept(DEFAULTS)).satisfies((deflate) -> {
			assertThat(deflate.outgoingNoContextTakeover()).isFalse();
			assertThat(deflate.incomingNoContextTakeover()).isFalse();
		});
		assertThat(accept(DEFAULTS, "server_no_context_takeover").incomingNoContextTakeover()).isTrue();
		assertThat(accept(DEFAULTS, "client_no_context_takeover").outgoingNoContextTakeover()).isTrue();
		assertThat(accept(DEFAULTS.withClientNoContextTakeover(true)).outgoingNoContextTakeover()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "client_max_window_bits=7, must be from 8 to 15 but is 7",
			"client_max_window_bits=16, must be from 8 to 15 but is 16",
			"client_max_window_bits=08, must be from 8 to 15 but is 08",
			"client_max_window_bits=x, must be from 8 to 15 but is x",
			"client_max_window_bits, must be from 8 to 15 but is null",
			"server_max_window_bits, must be from 8 to 15 but is null",
			"server_max_window_bits=+9, must be from 8 to 15 but is +9",
			"server_max_window_bits=99999999999, must be from 8 to 15",
			"server_no_context_takeover=true, server_no_context_takeover has no value",
			"client_no_context_takeover=1, client_no_context_takeover has no value", "mux, it has no parameter mux",
			"Client_max_window_bits=9, it has no parameter Client_max_window_bits" })
	@DisplayName("B82 unknown parameters, and values that a parameter cannot have: refused")
	void refused(String parameter, String problem) {
		assertThatIllegalArgumentException().isThrownBy(() -> accept(DEFAULTS, parameter))
			.withMessageContaining(problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "server_no_context_takeover", "client_no_context_takeover", "server_max_window_bits=9",
			"client_max_window_bits=9" })
	@DisplayName("B82 repeated parameters: refused")
	void repeated(String parameter) {
		assertThatIllegalArgumentException().isThrownBy(() -> accept(DEFAULTS, parameter, parameter))
			.withMessageContaining("is there twice");
	}

	@Test
	@DisplayName("B82 an answer that does not keep to what was offered: refused")
	void notKept() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> accept(DEFAULTS.withServerNoContextTakeover(true), "client_max_window_bits=9"))
			.withMessageContaining("server_no_context_takeover was offered and is missing");
		assertThatIllegalArgumentException().isThrownBy(() -> accept(DEFAULTS.withMaxWindowBits(9)))
			.withMessageContaining("server_max_window_bits was offered and is missing");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> accept(DEFAULTS.withMaxWindowBits(9), "server_max_window_bits=10"))
			.withMessageContaining("server_max_window_bits is over the 9 that were offered");
		assertThatIllegalArgumentException().isThrownBy(
				() -> accept(DEFAULTS.withMaxWindowBits(9), "server_max_window_bits=9", "client_max_window_bits=10"))
			.withMessageContaining("client_max_window_bits is over the 9 that were offered");
		assertThat(accept(DEFAULTS.withMaxWindowBits(9), "server_max_window_bits=8").outgoingWindowBits()).isEqualTo(9);
	}

	@Test
	@DisplayName("settings out of their range: refused")
	void settings() {
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withLevel(10));
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withLevel(-2));
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMaxWindowBits(7));
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMaxWindowBits(16));
		assertThatIllegalArgumentException().isThrownBy(() -> DEFAULTS.withMinSize(DataSize.ofBytes(-1)));
	}

}
