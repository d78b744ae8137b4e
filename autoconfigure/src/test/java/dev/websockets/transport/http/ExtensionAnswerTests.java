package dev.websockets.transport.http;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.ExtensionFrame;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.session.SessionExtensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ExtensionAnswerTests {

	private final ScriptedExtensions extensions = new ScriptedExtensions();

	private final WebSocketExtensionFactory first = this.extensions.scripted("a", ExtensionFrame.RSV1);

	private final WebSocketExtensionFactory second = this.extensions.scripted("b", ExtensionFrame.RSV3);

	private static ExtensionAnswer answer(List<WebSocketExtensionFactory> factories, String... offered)
			throws MalformedExtensionsException {
		return ExtensionAnswer.to(List.of(offered), factories, SessionSettings.defaults());
	}

	private ExtensionAnswer answer(String... offered) throws MalformedExtensionsException {
		return answer(List.of(this.first, this.second), offered);
	}

	@Test
	@DisplayName("B84 what is not offered, or not installed, is not answered")
	void nothing() throws Exception {
		assertThat(answer().header()).isNull();
		assertThat(answer("c, A; x").header()).isNull();
		assertThat(answer("c, A; x").make()).isEqualTo(SessionExtensions.none());
		assertThat(answer(List.of(), "a").header()).isNull();
	}

	@Test
	@DisplayName("what is offered is answered in the order of installation, and made in that of the answer")
	void answered() throws Exception {
		ExtensionAnswer answer = answer("c; d=1, b; y", "a; z=2");
		assertThat(answer.header()).isEqualTo("a; z=2, b; y");
		assertThat(this.extensions.made()).isEmpty();
		assertThat(answer.make()).satisfies((extensions) -> {
			assertThat(extensions.all()).hasToString("[a; z=2, b; y]");
			assertThat(extensions.reservedBits()).isEqualTo(ExtensionFrame.RSV1 | ExtensionFrame.RSV3);
		});
		assertThat(answer("b").make().reservedBits()).isEqualTo(ExtensionFrame.RSV3);
		assertThat(this.extensions.closed()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			a; x=1, a; x=2, a | a; x=1
			a; no, b, a; x=2, a; x=3 | a; x=2, b
			a; no, a; no=1, b; no | null
			a; x; x=1; x | a; x; x=1; x
			a; x="1\\0"; y = "z" ,, b;y="\\b" | a; x=10; y=z, b; y=b
			""")
	@DisplayName("B85 the first offer that is not declined counts, with all its parameters, quoted ones too")
	void firstNotDeclined(String offered, String header) throws Exception {
		assertThat(String.valueOf(answer(offered).header())).isEqualTo(header);
	}

	@Test
	@DisplayName("what the client need not know of is part of every session, in its place, and is not answered")
	void local() throws Exception {
		List<WebSocketExtensionFactory> factories = List.of(this.extensions.local("l1"), this.first,
				this.extensions.local("l2"));
		ExtensionAnswer none = answer(factories, "l1, b");
		assertThat(none.header()).isNull();
		assertThat(none.make().all()).hasToString("[l1, l2]");
		ExtensionAnswer one = answer(factories, "a; x");
		assertThat(one.header()).isEqualTo("a; x");
		assertThat(one.make().all()).hasToString("[l1, a; x, l2]");
	}

	@Test
	@DisplayName("B83 of two extensions that claim one RSV bit, or one name, a session has the first that is answered")
	void conflict() throws Exception {
		List<WebSocketExtensionFactory> factories = List.of(this.first,
				this.extensions.scripted("c", ExtensionFrame.RSV1), this.extensions.scripted("a", 0), this.second);
		assertThat(answer(factories, "c, b, a").header()).isEqualTo("a, b");
		assertThat(answer(factories, "c, b, a; no").header()).isEqualTo("c, b");
		assertThat(answer(factories, "c, b, a").make().all()).hasToString("[a, b]");
	}

	@Test
	@DisplayName("a factory that does not say how it answers takes offers without parameters")
	void byDefault() throws Exception {
		WebSocketExtensionFactory factory = this.extensions.plain("p");
		assertThat(answer(List.of(factory), "p; x=1").header()).isNull();
		assertThat(answer(List.of(factory), "p; x=1, p").header()).isEqualTo("p");
		assertThat(answer(List.of(factory), "p").make().all()).hasToString("[accepted p]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", ";a", "a;", "a;b=", "a;b=\"", "a;b=\"c d\"", "a;b=\"\"", "a=b", "a;;b", "a,\u00FC",
			"a;b=\"c\\", "a, c d", "a;b=\"\\=\"" })
	@DisplayName("B85 offers that do not follow the grammar: the request is refused, whatever else it offers")
	void malformed(String value) {
		assertThatExceptionOfType(MalformedExtensionsException.class).isThrownBy(() -> answer("b", value))
			.withMessageStartingWith("its header Sec-WebSocket-Extensions is no list of extensions: 'b', '");
		assertThat(this.extensions.made()).isEmpty();
	}

	@Test
	@DisplayName("an extension that cannot be made: what was made before is closed, even if that fails, too")
	void notMade() throws Exception {
		ExtensionAnswer answer = answer(List.of(this.extensions.local("l"), this.first,
				this.extensions.scripted("b", 0), this.extensions.scripted("c", 0)), "a; fail-close, b, c; fail");
		assertThat(answer.header()).isEqualTo("a; fail-close, b, c; fail");
		assertThatIllegalArgumentException().isThrownBy(answer::make).withMessage("c cannot be made");
		assertThat(this.extensions.made()).containsExactly("l", "a; fail-close", "b");
		assertThat(this.extensions.closed()).isEqualTo(this.extensions.made());
	}

	@Test
	@DisplayName("a factory that makes none: what was made before is closed")
	void none() throws Exception {
		assertThatIllegalStateException().isThrownBy(answer("a, b; none")::make)
			.withMessage("the factory of the extension b made none for an answer it accepted");
		assertThat(this.extensions.closed()).containsExactly("a");
	}

	@Test
	@DisplayName("a factory that fails to answer, or answers with what cannot stand in a header: nothing is made")
	void failsToAnswer() {
		assertThatIllegalStateException().isThrownBy(() -> answer("a, b; fail-answer"))
			.withMessage("b cannot be answered");
		assertThatIllegalArgumentException().isThrownBy(() -> answer("a, b; split"))
			.withMessage("'x=y??z' cannot be a parameter of the extension b (RFC 6455, section 9.1)");
		assertThat(this.extensions.made()).isEmpty();
	}

}
