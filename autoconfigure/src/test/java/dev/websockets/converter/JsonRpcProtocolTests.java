package dev.websockets.converter;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Envelope;
import dev.websockets.Envelope.Role;
import dev.websockets.Message;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketReplyException;
import dev.websockets.WebSocketUnknownTypeException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonRpcProtocolTests {

	private final JsonRpcProtocol protocol = new JsonRpcProtocol(JsonMapper.builder().build());

	private Envelope read(String members) {
		return this.protocol.read(Message.of("{\"jsonrpc\":\"2.0\"," + members + "}"));
	}

	private static Envelope envelope(Role role, String kind, String id, String payload) {
		return new Envelope(role, kind, id, Message.of(payload));
	}

	@Test
	@DisplayName("requests, notifications, results and errors")
	void roles() {
		assertThat(read("\"method\":\"subtract\",\"params\":[42,23],\"id\":1"))
			.isEqualTo(envelope(Role.REQUEST, "subtract", "1", "[42,23]"));
		assertThat(read("\"method\":\"update\",\"params\":{\"a\":1}"))
			.isEqualTo(envelope(Role.EVENT, "update", null, "{\"a\":1}"));
		assertThat(read("\"result\":19,\"id\":1")).isEqualTo(envelope(Role.REPLY, null, "1", "19"));
		assertThat(read("\"error\":{\"code\":-1,\"message\":\"no\"},\"id\":1"))
			.isEqualTo(envelope(Role.ERROR, null, "1", "{\"code\":-1,\"message\":\"no\"}"));
	}

	@Test
	@DisplayName("no parameters are an empty object; a result that is null is one; an error that is null is none")
	void absent() {
		assertThat(read("\"method\":\"list\",\"id\":1")).isEqualTo(envelope(Role.REQUEST, "list", "1", "{}"));
		assertThat(read("\"result\":null,\"id\":1")).isEqualTo(envelope(Role.REPLY, null, "1", "null"));
		assertThat(read("\"result\":1,\"error\":null,\"id\":1")).isEqualTo(envelope(Role.REPLY, null, "1", "1"));
	}

	@Test
	@DisplayName("ids go back as they are written; one that is not legal is null")
	void ids() {
		assertThat(read("\"method\":\"m\",\"id\":\"a\\u0062\"").id()).isEqualTo("\"a\\u0062\"");
		assertThat(read("\"method\":\"m\",\"id\":1.5").id()).isEqualTo("1.5");
		for (String id : new String[] { "null", "{}", "[1]", "true" }) {
			Envelope request = read("\"method\":\"m\",\"id\":" + id);
			assertThat(request).isEqualTo(envelope(Role.REQUEST, "m", "null", "{}"));
			assertThat(this.protocol.reply(request, Message.of("1")))
				.isEqualTo(Message.of("{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":1}"));
		}
		assertThat(read("\"result\":1,\"id\":\"7\"").id()).isEqualTo("7");
		assertThat(read("\"error\":{},\"id\":null")).isEqualTo(envelope(Role.ERROR, null, "null", "{}"));
	}

	@Test
	@DisplayName("B91 names of methods may have escapes")
	void methodNames() {
		assertThat(read("\"m\\u0065thod\":\"a\\/b\\u0063\"").kind()).isEqualTo("a/bc");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":1}]", "[]", "{}", "5", "ping",
			"{\"jsonrpc\":\"2.0\"", "{\"method\":\"m\",\"id\":1}", "{\"jsonrpc\":\"1.0\",\"method\":\"m\",\"id\":1}",
			"{\"jsonrpc\":2.0,\"method\":\"m\",\"id\":1}", "{\"jsonrpc\":\"2.0\",\"id\":1}" })
	@DisplayName("B73 batches, other versions and what is not JSON are no messages of the protocol")
	void others(String text) {
		assertThat(this.protocol.read(Message.of(text))).isNull();
	}

	@Test
	@DisplayName("a request is what is asked, with version and id")
	void request() {
		assertThat(this.protocol.request("7", "", Message.of("{\"method\":\"m\",\"params\":[1]}")))
			.isEqualTo(Message.of("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"m\",\"params\":[1]}"));
		assertThat(this.protocol.request("7", "", Message.of("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":null}")))
			.isEqualTo(Message.of("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":7}"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.protocol.request("7", "", Message.of("[]")));
	}

	private String error(Envelope request, Throwable error) {
		String text = ((Message.Text) this.protocol.error(request, error)).text();
		String begin = "{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"error\":";
		assertThat(text).startsWith(begin).endsWith("}");
		return text.substring(begin.length(), text.length() - 1);
	}

	@Test
	@DisplayName("errors have the codes of the specification, or what the application says")
	void errors() {
		Envelope request = read("\"method\":\"m\",\"params\":{},\"id\":1");
		assertThat(error(request, new IllegalStateException("secret")))
			.isEqualTo("{\"code\":-32603,\"message\":\"Internal error\"}");
		assertThat(error(request, new WebSocketConversionException("secret", request.payload(), null)))
			.isEqualTo("{\"code\":-32602,\"message\":\"Invalid params\"}");
		assertThat(error(request, new WebSocketConversionException("secret", null)))
			.isEqualTo("{\"code\":-32603,\"message\":\"Internal error\"}");
		assertThat(error(request, new WebSocketUnknownTypeException(Message.of("whole"), "m", null)))
			.isEqualTo("{\"code\":-32601,\"message\":\"Method not found\"}");
		assertThat(error(request, new WebSocketUnknownTypeException(request.payload(), "sub", null)))
			.isEqualTo("{\"code\":-32602,\"message\":\"Invalid params\"}");
		assertThat(error(request, new WebSocketReplyException("no"))).isEqualTo("{\"code\":-32000,\"message\":\"no\"}");
		assertThat(error(request, new WebSocketReplyException(5, "no", Map.of("a", 1))))
			.isEqualTo("{\"code\":5,\"message\":\"no\",\"data\":{\"a\":1}}");
		Envelope invalid = read("\"method\":5,\"id\":1");
		assertThat(invalid).isEqualTo(envelope(Role.REQUEST, null, "1", "{}"));
		assertThat(error(invalid, new WebSocketUnknownTypeException(Message.of("whole"), null, null)))
			.isEqualTo("{\"code\":-32600,\"message\":\"Invalid Request\"}");
	}

}
