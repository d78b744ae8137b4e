package dev.websockets.transport.http;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class HandshakeCheckTests {

	private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

	private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

	private final HttpHeaders request = Bytes.headers("Sec-WebSocket-Key", KEY, "Sec-WebSocket-Protocol",
			"chat, superchat");

	private final HttpHeaders answer = Bytes.headers("Upgrade", "websocket", "Connection", "Upgrade",
			"Sec-WebSocket-Accept", ACCEPT);

	private String problem() {
		String problem = new HandshakeCheck(this.request, this.answer).problem();
		return (problem != null) ? problem : "none";
	}

	@Test
	@DisplayName("the example of RFC 6455, section 1.3, is accepted, with its subprotocol")
	void exampleOfTheRfc() {
		assertThat(problem()).isEqualTo("none");
		assertThat(new HandshakeCheck(this.request, this.answer).chosenSubprotocol()).isNull();
		this.answer.add("Sec-WebSocket-Protocol", "chat");
		assertThat(problem()).isEqualTo("none");
		assertThat(new HandshakeCheck(this.request, this.answer).chosenSubprotocol()).isEqualTo("chat");
	}

	@ParameterizedTest
	@CsvSource({ "Upgrade, WebSocket", "Upgrade, 'h2c, WEBSOCKET'", "Connection, upgrade",
			"Connection, 'keep-alive,UPGRADE'" })
	@DisplayName("Upgrade and Connection are lists of words without case")
	void lenient(String name, String value) {
		this.answer.set(name, value);
		assertThat(problem()).isEqualTo("none");
		this.answer.set(name, "other");
		this.answer.add(name, value);
		assertThat(problem()).isEqualTo("none");
	}

	@ParameterizedTest
	@CsvSource({ "Upgrade, h2c", "Upgrade, websocket2", "Upgrade, 'web socket'", "Connection, close",
			"Connection, upgraded" })
	@DisplayName("B10 other words in Upgrade and Connection: refused, with both")
	void otherProtocol(String name, String value) {
		this.answer.set(name, value);
		assertThat(problem()).startsWith("it must have the header " + name + " with '")
			.endsWith("but has '" + value + "'");
		this.answer.remove(name);
		assertThat(problem()).startsWith("it must have the header " + name + " with '").endsWith("but has none");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "S3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo",
			"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=, x" })
	@DisplayName("B10 a wrong accept key: refused, with both")
	void wrongAcceptKey(String value) {
		this.answer.set("Sec-WebSocket-Accept", value);
		assertThat(problem()).isEqualTo(
				"it must have the header Sec-WebSocket-Accept once with '" + ACCEPT + "', but has '" + value + "'");
	}

	@Test
	@DisplayName("B10 a missing or repeated accept key: refused")
	void acceptKeyNotOnce() {
		this.answer.remove("Sec-WebSocket-Accept");
		assertThat(problem()).endsWith("once with '" + ACCEPT + "', but has none");
		this.answer.add("Sec-WebSocket-Accept", ACCEPT);
		this.answer.add("Sec-WebSocket-Accept", ACCEPT);
		assertThat(problem()).endsWith("but has '" + ACCEPT + "', '" + ACCEPT + "'");
	}

	@ParameterizedTest
	@CsvSource({ "other, chose the subprotocol 'other'", "Chat, chose the subprotocol 'Chat'",
			"'chat, superchat', 'chose more than one subprotocol: ''chat'', ''superchat'''" })
	@DisplayName("B10 a subprotocol that was not offered, in another case, or more than one: refused")
	void wrongSubprotocol(String value, String expected) {
		this.answer.add("Sec-WebSocket-Protocol", value);
		assertThat(problem()).contains(expected);
		if (!value.contains(",")) {
			assertThat(problem()).endsWith("not among those offered: 'chat', 'superchat'");
		}
	}

	@Test
	@DisplayName("B10 a subprotocol though none was offered, or the same in two headers: refused")
	void subprotocolWithoutOffer() {
		this.answer.add("Sec-WebSocket-Protocol", "chat");
		this.answer.add("Sec-WebSocket-Protocol", "chat");
		assertThat(problem()).contains("more than one subprotocol");
		this.answer.set("Sec-WebSocket-Protocol", "chat");
		this.request.remove("Sec-WebSocket-Protocol");
		assertThat(problem()).endsWith("not among those offered: none");
		this.answer.set("Sec-WebSocket-Protocol", "");
		assertThat(problem()).isEqualTo("none");
	}

}
