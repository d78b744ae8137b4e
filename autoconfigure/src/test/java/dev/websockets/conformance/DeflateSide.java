package dev.websockets.conformance;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was agreed on for one side that compresses (RFC 7692, section 7.1).
 *
 * @param keepsContext whether it may refer to earlier messages
 * @param windowBits the base-2 logarithm of how far back it may refer
 */
record DeflateSide(boolean keepsContext, int windowBits) {

	static final int LARGEST = 15;

	/**
	 * Read what an offer or an answer says of a side.
	 * @param extension the extension with its parameters
	 * @param side "client" or "server"
	 */
	static DeflateSide of(String extension, String side) {
		return new DeflateSide(!parameters(extension).contains(side + "_no_context_takeover"),
				parameters(extension).stream()
					.filter((parameter) -> parameter.startsWith(side + "_max_window_bits="))
					.map((parameter) -> Integer.valueOf(parameter.substring(parameter.indexOf('=') + 1)))
					.findFirst()
					.orElse(LARGEST));
	}

	private static List<String> parameters(String extension) {
		return Stream.of(extension.split(";")).skip(1).map(String::strip).toList();
	}

	/**
	 * Check that an answer keeps to what the offer asks for, and says nothing that it may
	 * not say.
	 */
	static void checkAnswer(String offer, String answer) {
		assertThat(answer.split(";")[0].strip()).isEqualTo("permessage-deflate");
		assertThat(parameters(answer)).doesNotHaveDuplicates()
			.allMatch((parameter) -> parameter
				.matches("(client|server)_no_context_takeover|(client|server)_max_window_bits=([89]|1[0-5])"));
		assertThat(of(answer, "server").isWithin(of(offer, "server"))).isTrue();
		assertThat(of(answer, "client").windowBits()).isLessThanOrEqualTo(of(offer, "client").windowBits());
		if (!offer.contains("client_max_window_bits")) {
			assertThat(answer).doesNotContain("client_max_window_bits");
		}
		if (offer.contains("server_max_window_bits")) {
			assertThat(answer).contains("server_max_window_bits");
		}
	}

	private boolean isWithin(DeflateSide other) {
		return this.windowBits <= other.windowBits && (other.keepsContext || !this.keepsContext);
	}

}
