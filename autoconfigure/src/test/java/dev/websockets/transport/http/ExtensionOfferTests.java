package dev.websockets.transport.http;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionParameters;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtension;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.session.SessionExtensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ExtensionOfferTests {

	private final List<String> closed = new ArrayList<>();

	private SessionExtensions accept(String... answer) throws ExtensionRefusedException {
		HttpHeaders headers = new HttpHeaders();
		headers.addAll(ExtensionOffer.HEADER, List.of(answer));
		return offer().accept(headers);
	}

	private ExtensionOffer offer() {
		return new ExtensionOffer(List.of(new Factory("a", ExtensionFrame.RSV1), new Factory("b", ExtensionFrame.RSV3),
				new Factory("choosy", 0)), SessionSettings.defaults());
	}

	private String problem(String... answer) {
		ExtensionRefusedException[] refused = new ExtensionRefusedException[1];
		assertThatExceptionOfType(ExtensionRefusedException.class).isThrownBy(() -> accept(answer))
			.satisfies((ex) -> refused[0] = ex);
		return String.valueOf(refused[0].getMessage());
	}

	@Test
	@DisplayName("every extension is offered, in all versions, in order")
	void header() {
		assertThat(offer().header()).isEqualTo("a; x=1, a, b; x=1, b, choosy; x=1, choosy");
		assertThat(new ExtensionOffer(List.of(), SessionSettings.defaults()).header()).isNull();
	}

	@Test
	@DisplayName("B84 the peer declines all, or some: what it accepts is there, in its order, with its bits")
	void accepted() throws Exception {
		assertThat(accept()).isEqualTo(SessionExtensions.none());
		assertThat(accept("b; y")).satisfies((extensions) -> {
			assertThat(extensions.all()).hasToString("[b; y]");
			assertThat(extensions.reservedBits()).isEqualTo(ExtensionFrame.RSV3);
		});
		assertThat(accept("b; y; z=\"1\\0\"", "a")).satisfies((extensions) -> {
			assertThat(extensions.all()).hasToString("[b; y; z=10, a]");
			assertThat(extensions.reservedBits()).isEqualTo(ExtensionFrame.RSV1 | ExtensionFrame.RSV3);
		});
	}

	@Test
	@DisplayName("what the peer need not know of is part of every session, in its place, and cannot be switched on")
	void local() throws Exception {
		ExtensionOffer offer = new ExtensionOffer(List.of(new Local(), new Factory("a", 0), new Factory("b", 0)),
				SessionSettings.defaults());
		assertThat(offer.header()).isEqualTo("a; x=1, a, b; x=1, b");
		HttpHeaders answer = new HttpHeaders();
		assertThat(offer.accept(answer).all()).hasToString("[local]");
		answer.add(ExtensionOffer.HEADER, "b, a");
		assertThat(offer.accept(answer).all()).hasToString("[local, b, a]");
		answer.set(ExtensionOffer.HEADER, "local");
		assertThatExceptionOfType(ExtensionRefusedException.class).isThrownBy(() -> offer.accept(answer))
			.withMessage("it switched on the extension 'local', which was not among those offered: 'a', 'b'");
		assertThat(new ExtensionOffer(List.of(new Local()), SessionSettings.defaults()).header()).isNull();
	}

	@Test
	@DisplayName("B10 an extension that was not offered, or twice: refused")
	void notOffered() {
		assertThat(problem("c"))
			.isEqualTo("it switched on the extension 'c', which was not among those offered: 'a', 'b', 'choosy'");
		assertThat(problem("a", "a; x")).isEqualTo("it switched on the extension a twice");
		assertThat(this.closed).isEmpty();
	}

	@Test
	@DisplayName("B82 parameters that the extension refuses: refused, and what was made before is closed")
	void parameters() {
		assertThat(problem("a, choosy; q=1"))
			.isEqualTo("its parameters '; q=1' for the extension choosy do not fit the offer: it wants something else");
		assertThat(this.closed).containsExactly("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", ";a", "a;", "a;b=", "a;b=\"", "a;b=\"c d\"", "a;b=\"\"", "a=b", "a;;b", "a,\u00FC",
			"a;b=\"c\\" })
	@DisplayName("B85 extensions that do not follow the grammar: refused")
	void malformed(String value) {
		assertThat(problem(value)).startsWith("its header Sec-WebSocket-Extensions is no list of extensions: '");
	}

	@Test
	@DisplayName("B85 extensions are parsed with all parameters, quoted values too, over several headers")
	void parsed() throws Exception {
		List<NegotiatedExtension> parsed = NegotiatedExtension
			.parse(List.of("deflate-stream", "mux; max-channels=4; flow-control", "a; b=\"1\\0\"; b , c"));
		assertThat(parsed).extracting((extension) -> extension.name() + extension.parameters())
			.containsExactly("deflate-stream", "mux; max-channels=4; flow-control", "a; b=10; b", "c");
	}

	/**
	 * Not offered.
	 */
	private final class Local implements WebSocketExtensionFactory {

		@Override
		public String name() {
			return "local";
		}

		@Override
		public List<ExtensionParameters> offers() {
			return List.of();
		}

		@Override
		public WebSocketExtension accept(ExtensionParameters answer, SessionSettings settings) {
			return new Accepted(name(), answer);
		}

	}

	/**
	 * Accepts whatever comes, unless it is choosy.
	 */
	private final class Factory implements WebSocketExtensionFactory {

		private final String name;

		private final int bits;

		private Factory(String name, int bits) {
			this.name = name;
			this.bits = bits;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public int reservedBits() {
			return this.bits;
		}

		@Override
		public List<ExtensionParameters> offers() {
			return List.of(ExtensionParameters.none().with("x", "1"), ExtensionParameters.none());
		}

		@Override
		public WebSocketExtension accept(ExtensionParameters answer, SessionSettings settings) {
			if (this.name.equals("choosy")) {
				throw new IllegalArgumentException("it wants something else");
			}
			return new Accepted(this.name, answer);
		}

	}

	/**
	 * Changes nothing.
	 */
	private final class Accepted implements WebSocketExtension {

		private final String name;

		private final ExtensionParameters parameters;

		private Accepted(String name, ExtensionParameters parameters) {
			this.name = name;
			this.parameters = parameters;
		}

		@Override
		public ExtensionFrame outgoing(ExtensionFrame frame) {
			return frame;
		}

		@Override
		public ExtensionFrame incoming(ExtensionFrame frame) {
			return frame;
		}

		@Override
		public void close() {
			ExtensionOfferTests.this.closed.add(this.name);
		}

		@Override
		public String toString() {
			return this.name + this.parameters;
		}

	}

}
