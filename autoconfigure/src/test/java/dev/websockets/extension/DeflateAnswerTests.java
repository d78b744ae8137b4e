package dev.websockets.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.ExtensionParameters;
import dev.websockets.SessionSettings;
import dev.websockets.transport.http.ExtensionAnswer;
import dev.websockets.transport.http.MalformedExtensionsException;
import dev.websockets.transport.http.NegotiatedExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server answers to offers of permessage-deflate, by tables.
 */
class DeflateAnswerTests {

	private static final DeflateSettings DEFAULTS = DeflateSettings.defaults();

	private static final String NAME = PermessageDeflateFactory.NAME;

	/** What the settings say: the columns of the tables of windows. */
	private static final List<Integer> OURS = List.of(15, 14, 10, 8);

	/**
	 * RFC 7692, section 7.1.2.1: what is offered is answered, with the same or a smaller
	 * value; where nothing is, the server may limit itself.
	 */
	private static final List<Row> SERVER_WINDOWS = List.of(new Row("", "", "=14", "=10", "=8"),
			new Row("=8", "=8", "=8", "=8", "=8"), new Row("=9", "=9", "=9", "=9", "=8"),
			new Row("=10", "=10", "=10", "=10", "=8"), new Row("=11", "=11", "=11", "=10", "=8"),
			new Row("=14", "=14", "=14", "=10", "=8"), new Row("=15", "=15", "=14", "=10", "=8"));

	/**
	 * RFC 7692, section 7.1.2.2: only to a client that offers it may be answered, and not
	 * with more than it says.
	 */
	private static final List<Row> CLIENT_WINDOWS = List.of(new Row("", "", "", "", ""),
			new Row("?", "", "=14", "=10", "=8"), new Row("=8", "=8", "=8", "=8", "=8"),
			new Row("=9", "=9", "=9", "=9", "=8"), new Row("=10", "=10", "=10", "=10", "=8"),
			new Row("=11", "=11", "=11", "=10", "=8"), new Row("=14", "=14", "=14", "=10", "=8"),
			new Row("=15", "", "=14", "=10", "=8"));

	/**
	 * RFC 7692, sections 7.1.1.1 and 7.1.1.2: what is offered is answered; a server may
	 * answer it though it was not.
	 */
	private static final List<Takeover> TAKEOVERS = List.of(new Takeover(false, false, false),
			new Takeover(false, true, true), new Takeover(true, false, true), new Takeover(true, true, true));

	private static PermessageDeflateFactory factory(Takeover server, Takeover client, int bits) {
		return new PermessageDeflateFactory(DEFAULTS.withServerNoContextTakeover(server.ours)
			.withClientNoContextTakeover(client.ours)
			.withMaxWindowBits(bits));
	}

	private static ExtensionParameters parameters(String... parameters) throws MalformedExtensionsException {
		List<String> present = new ArrayList<>(List.of(parameters));
		present.removeIf(String::isEmpty);
		present.add(0, NAME);
		return NegotiatedExtension.parse(List.of(String.join("; ", present))).get(0).parameters();
	}

	private static String header(DeflateSettings settings, String... offers) throws MalformedExtensionsException {
		return String.valueOf(ExtensionAnswer
			.to(List.of(offers), List.of(new PermessageDeflateFactory(settings)), SessionSettings.defaults())
			.header());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3 })
	@DisplayName("B82 every combination of the four parameters is answered by the tables of RFC 7692, section 7.1")
	void combinations(int column) throws Exception {
		for (Row server : SERVER_WINDOWS) {
			for (Row client : CLIENT_WINDOWS) {
				for (Takeover serverTakeover : TAKEOVERS) {
					for (Takeover clientTakeover : TAKEOVERS) {
						check(column, server, client, serverTakeover, clientTakeover);
					}
				}
			}
		}
	}

	private static void check(int column, Row server, Row client, Takeover serverTakeover, Takeover clientTakeover)
			throws MalformedExtensionsException {
		ExtensionParameters offer = parameters(client.parameter("client_max_window_bits", client.offered),
				clientTakeover.parameter("client_no_context_takeover", clientTakeover.offered),
				server.parameter("server_max_window_bits", server.offered),
				serverTakeover.parameter("server_no_context_takeover", serverTakeover.offered));
		ExtensionParameters expected = parameters(
				serverTakeover.parameter("server_no_context_takeover", serverTakeover.answered),
				clientTakeover.parameter("client_no_context_takeover", clientTakeover.answered),
				server.parameter("server_max_window_bits", server.answered(column)),
				client.parameter("client_max_window_bits", client.answered(column)));
		PermessageDeflateFactory factory = factory(serverTakeover, clientTakeover, OURS.get(column));
		assertThat(factory.answer(offer)).as(factory.settings() + ":" + offer).isEqualTo(expected);
		assertThat(factory.serve(expected, SessionSettings.defaults())).satisfies((deflate) -> {
			assertThat(deflate.outgoingNoContextTakeover()).isEqualTo(serverTakeover.answered);
			assertThat(deflate.incomingNoContextTakeover()).isEqualTo(clientTakeover.answered);
			assertThat(deflate.outgoingWindowBits()).isEqualTo(server.bits(column));
			assertThat(deflate.incomingWindowBits()).isEqualTo(client.bits(column));
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			permessage-deflate | permessage-deflate
			permessage-deflate; client_max_window_bits; server_max_window_bits=10 \
			| permessage-deflate; server_max_window_bits=10
			permessage-deflate; client_max_window_bits; server_max_window_bits=10, \
			permessage-deflate; client_max_window_bits | permessage-deflate; server_max_window_bits=10
			permessage-deflate; client_max_window_bits; server_max_window_bits=10; unsupported, \
			permessage-deflate; client_max_window_bits | permessage-deflate
			""")
	@DisplayName("B82 the examples of RFC 7692, section 7.1.3")
	void examples(String offer, String answer) throws Exception {
		assertThat(header(DEFAULTS, offer)).isEqualTo(answer);
	}

	@Test
	@DisplayName("B85 quoted values are values, and offers may be in several lines")
	void quoted() throws Exception {
		assertThat(
				header(DEFAULTS, "permessage-deflate; server_max_window_bits=\"1\\0\"; client_max_window_bits=\"9\""))
			.isEqualTo("permessage-deflate; server_max_window_bits=10; client_max_window_bits=9");
		assertThat(header(DEFAULTS, "permessage-deflate; server_max_window_bits", "permessage-deflate"))
			.isEqualTo("permessage-deflate");
	}

	@ParameterizedTest
	@ValueSource(strings = { "server_max_window_bits", "server_max_window_bits=7", "server_max_window_bits=16",
			"server_max_window_bits=08", "server_max_window_bits=x", "server_max_window_bits=99999999999",
			"client_max_window_bits=7", "client_max_window_bits=16", "client_max_window_bits=09",
			"client_max_window_bits=+9", "client_max_window_bits=-8", "server_no_context_takeover=true",
			"client_no_context_takeover=1", "mux", "Client_max_window_bits=9",
			"server_no_context_takeover; server_no_context_takeover",
			"client_no_context_takeover; client_no_context_takeover",
			"server_max_window_bits=9; server_max_window_bits=9", "client_max_window_bits; client_max_window_bits=9" })
	@DisplayName("B82 an offer with unknown or repeated parameters, or values they cannot have: the next one counts")
	void declined(String parameters) throws Exception {
		assertThat(new PermessageDeflateFactory(DEFAULTS).answer(parameters(parameters))).isNull();
		String offer = NAME + "; " + parameters;
		assertThat(header(DEFAULTS, offer)).isEqualTo("null");
		assertThat(header(DEFAULTS, offer + ", " + NAME + "; client_max_window_bits=12"))
			.isEqualTo("permessage-deflate; client_max_window_bits=12");
	}

	/**
	 * A row of a table of windows.
	 */
	private record Row(String offered, String... answered) {

		private String answered(int column) {
			return this.answered[column];
		}

		private int bits(int column) {
			String answered = answered(column);
			return IntStream.rangeClosed(8, 15).filter((bits) -> answered.equals("=" + bits)).findFirst().orElse(15);
		}

		/** Nothing stands for no parameter, a question mark for one without a value. */
		private String parameter(String name, String value) {
			return value.isEmpty() ? "" : name + value.replace("?", "");
		}

	}

	/**
	 * A row of the table of takeovers.
	 */
	private record Takeover(boolean offered, boolean ours, boolean answered) {

		private String parameter(String name, boolean there) {
			return there ? name : "";
		}

	}

}
