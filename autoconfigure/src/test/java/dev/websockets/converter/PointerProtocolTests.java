package dev.websockets.converter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PointerProtocolTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final EnvelopePointers DEVTOOLS = EnvelopePointers.defaults()
		.withType("/method")
		.withPayload("/params")
		.withResult("/result");

	private static PointerProtocol protocol(EnvelopePointers pointers) {
		return new PointerProtocol(MAPPER, pointers);
	}

	private static Envelope envelope(Role role, String kind, String id, String payload) {
		return new Envelope(role, kind, id, Message.of(payload));
	}

	private static Envelope read(EnvelopePointers pointers, String text) {
		return protocol(pointers).read(Message.of(text));
	}

	@Test
	@DisplayName("Chrome's DevTools protocol: replies, errors, events and requests")
	void devTools() {
		assertThat(read(DEVTOOLS, "{\"id\":1,\"result\":{\"data\":\"x\"}}"))
			.isEqualTo(envelope(Role.REPLY, null, "1", "{\"data\":\"x\"}"));
		assertThat(read(DEVTOOLS, "{\"id\":1,\"error\":{\"code\":-32601,\"message\":\"no\"},\"sessionId\":\"S\"}"))
			.isEqualTo(envelope(Role.ERROR, null, "1", "{\"code\":-32601,\"message\":\"no\"}"));
		assertThat(read(DEVTOOLS, "{\"method\":\"Page.loadEventFired\",\"params\":{\"timestamp\":1.5}}"))
			.isEqualTo(envelope(Role.EVENT, "Page.loadEventFired", null, "{\"timestamp\":1.5}"));
		assertThat(read(DEVTOOLS, "{\"id\":2,\"method\":\"Page.enable\",\"params\":{}}"))
			.isEqualTo(envelope(Role.REQUEST, "Page.enable", "2", "{}"));
		assertThat(protocol(DEVTOOLS).request("1", new Object(),
				Message.of("{\"method\":\"Page.enable\",\"params\":{},\"sessionId\":\"S\"}")))
			.isEqualTo(Message.of("{\"id\":1,\"method\":\"Page.enable\",\"params\":{},\"sessionId\":\"S\"}"));
	}

	@Test
	@DisplayName("replies that have a kind, events that have an id, and payloads that are not where they should be")
	void kindsWithIds() {
		EnvelopePointers pointers = EnvelopePointers.defaults()
			.withPayload("/event")
			.withResult("/result")
			.withTypes(Set.of("result", "pong"), Set.of("event"));
		assertThat(read(pointers, "{\"id\":1,\"type\":\"result\",\"success\":true,\"result\":null}"))
			.isEqualTo(envelope(Role.REPLY, "result", "1", "null"));
		assertThat(read(pointers, "{\"id\":2,\"type\":\"pong\"}"))
			.isEqualTo(envelope(Role.REPLY, "pong", "2", "{\"id\":2,\"type\":\"pong\"}"));
		assertThat(read(pointers, "{\"id\":3,\"type\":\"result\",\"success\":false,\"error\":{\"code\":\"x\"}}"))
			.isEqualTo(envelope(Role.ERROR, null, "3", "{\"code\":\"x\"}"));
		assertThat(read(pointers, "{\"id\":1,\"type\":\"event\",\"event\":{\"a\":1}}"))
			.isEqualTo(envelope(Role.EVENT, "event", null, "{\"a\":1}"));
		assertThat(read(pointers, "{\"type\":\"auth_required\",\"ha_version\":\"1\"}")).isEqualTo(
				envelope(Role.EVENT, "auth_required", null, "{\"type\":\"auth_required\",\"ha_version\":\"1\"}"));
	}

	@Test
	@DisplayName("without pointers to payloads the whole message is the payload, also of a reply")
	void wholeMessages() {
		for (String text : List.of("{\"type\":\"trade\",\"price\":1}", "{\"id\":1,\"type\":\"ask\"}",
				"{\"id\":1,\"error\":null}", "[1,2]", "5")) {
			assertThat(read(EnvelopePointers.defaults(), text).payload()).isEqualTo(Message.of(text));
		}
		assertThat(read(EnvelopePointers.defaults(), "{\"id\":1,\"error\":null}").role()).isEqualTo(Role.REPLY);
		assertThat(read(EnvelopePointers.defaults(), "5").role()).isEqualTo(Role.EVENT);
	}

	@Test
	@DisplayName("ids are numbers or texts: as they are written where they go back, and by their value where they came back")
	void ids() {
		assertThat(read(DEVTOOLS, "{\"method\":\"m\",\"id\":\"\\u0061\"}").id()).isEqualTo("\"\\u0061\"");
		assertThat(read(DEVTOOLS, "{\"method\":\"m\",\"id\":1.50}").id()).isEqualTo("1.50");
		assertThat(read(DEVTOOLS, "{\"id\":\"7\",\"result\":1}").id()).isEqualTo("7");
		assertThat(read(DEVTOOLS, "{\"id\":7,\"result\":1}").id()).isEqualTo("7");
		for (String id : List.of("null", "true", "{}", "[7]")) {
			assertThat(read(DEVTOOLS, "{\"id\":" + id + ",\"method\":\"m\",\"params\":1}"))
				.isEqualTo(envelope(Role.EVENT, "m", null, "1"));
		}
		assertThat(protocol(DEVTOOLS.withTextIds(true)).request("7", "", Message.of("{\"id\":0}")))
			.isEqualTo(Message.of("{\"id\":\"7\"}"));
	}

	@Test
	@DisplayName("B91 kinds are texts, numbers or booleans; of properties with the same name the last one counts")
	void kinds() {
		assertThat(read(EnvelopePointers.defaults(), "{\"type\":7}").kind()).isEqualTo("7");
		assertThat(read(EnvelopePointers.defaults(), "{\"t\\u0079pe\":\"a\\nb\"}").kind()).isEqualTo("a\nb");
		assertThat(read(EnvelopePointers.defaults(), "{\"type\":{}}").kind()).isNull();
		assertThat(read(EnvelopePointers.defaults(), "{\"type\":\"a\",\"type\":\"b\"}").kind()).isEqualTo("b");
		assertThat(read(EnvelopePointers.defaults().withType("/x/type"), "{\"x\":{\"type\":\"a\"},\"x\":{}}").kind())
			.isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ping", "{\"id\":1", "{\"id\":1} x" })
	@DisplayName("B73 what is not JSON is no message of the protocol")
	void notJson(String text) {
		assertThat(read(DEVTOOLS, text)).isNull();
		assertThat(protocol(DEVTOOLS).read(Message.of(text.getBytes(StandardCharsets.UTF_8)))).isNull();
	}

	@Test
	@DisplayName("binary messages hold UTF-8, and are answered by such")
	void binary() {
		Envelope request = protocol(DEVTOOLS).read(Message
			.of("{\"id\":\"\u00e9\",\"method\":\"m\",\"params\":\"\u00e9\"}".getBytes(StandardCharsets.UTF_8)));
		assertThat(request.payload()).isEqualTo(Message.of("\"\u00e9\"".getBytes(StandardCharsets.UTF_8)));
		assertThat(protocol(DEVTOOLS).reply(request, Message.of("1")))
			.isEqualTo(Message.of("{\"id\":\"\u00e9\",\"result\":1}".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	@DisplayName("replies carry the id back unchanged, at any places")
	void replies() {
		Envelope request = read(DEVTOOLS, "{\"id\":\"\\u0061\",\"method\":\"m\"}");
		assertThat(protocol(DEVTOOLS).reply(request, Message.of("{\"a\":1}")))
			.isEqualTo(Message.of("{\"id\":\"\\u0061\",\"result\":{\"a\":1}}"));
		assertThat(protocol(EnvelopePointers.defaults()).reply(request, Message.of("{\"a\":1}")))
			.isEqualTo(Message.of("{\"id\":\"\\u0061\",\"a\":1}"));
		assertThat(protocol(DEVTOOLS.withId("/head/id").withResult("/body/result")).reply(request, Message.of("[]")))
			.isEqualTo(Message.of("{\"head\":{\"id\":\"\\u0061\"},\"body\":{\"result\":[]}}"));
		assertThat(protocol(DEVTOOLS.withId("/result/id")).reply(request, Message.of("{}")))
			.isEqualTo(Message.of("{\"result\":{\"id\":\"\\u0061\"}}"));
		assertThat(protocol(DEVTOOLS.withResult(null)).reply(request, Message.of("5")))
			.isEqualTo(Message.of("{\"id\":\"\\u0061\",\"params\":5}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain text", "", "1,\"error\":2", "1}" })
	@DisplayName("a reply that is not JSON is refused, and cannot change the envelope")
	void replyThatIsNoJson(String payload) {
		Envelope request = read(DEVTOOLS, "{\"id\":1,\"method\":\"m\"}");
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> protocol(DEVTOOLS).reply(request, Message.of(payload)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> protocol(EnvelopePointers.defaults()).reply(request, Message.of("5")))
			.withMessageContaining("/id");
	}

	@Test
	@DisplayName("of a failure the peer learns what the application says, and else nothing of what is inside")
	void errors() {
		Envelope request = read(DEVTOOLS, "{\"id\":1,\"method\":\"m\",\"params\":{\"a\":1}}");
		assertThat(protocol(DEVTOOLS).error(request, new IllegalStateException("secret")))
			.isEqualTo(Message.of("{\"id\":1,\"error\":{\"message\":\"unexpected condition\"}}"));
		assertThat(protocol(DEVTOOLS).error(request, new WebSocketReplyException("no such \"page\"")))
			.isEqualTo(Message.of("{\"id\":1,\"error\":{\"message\":\"no such \\\"page\\\"\"}}"));
		assertThat(protocol(DEVTOOLS).error(request, new WebSocketReplyException(4, "no", Map.of("page", 1))))
			.isEqualTo(Message.of("{\"id\":1,\"error\":{\"code\":4,\"message\":\"no\",\"data\":{\"page\":1}}}"));
		assertThat(
				protocol(DEVTOOLS).error(request, new WebSocketConversionException("secret", request.payload(), null)))
			.isEqualTo(Message.of("{\"id\":1,\"error\":{\"message\":\"invalid payload\"}}"));
		assertThat(
				protocol(DEVTOOLS).error(request, new WebSocketConversionException("secret", Message.of("{}"), null)))
			.isEqualTo(Message.of("{\"id\":1,\"error\":{\"message\":\"unexpected condition\"}}"));
		assertThat(protocol(DEVTOOLS.withError("/failure/what")).error(request, new WebSocketReplyException("no")))
			.isEqualTo(Message.of("{\"id\":1,\"failure\":{\"what\":{\"message\":\"no\"}}}"));
	}

	@Test
	@DisplayName("B73 no message of a peer makes reading fail, be it cut off, changed, or no text at all")
	void hostileMessages() {
		Random random = new Random(7);
		for (int seed = 0; seed < 2_000; seed++) {
			StringBuilder json = new StringBuilder(new RandomJson(seed).value(3));
			json.setCharAt(random.nextInt(json.length()), (char) random.nextInt(0x80));
			json.setLength(random.nextInt(json.length() + 1));
			byte[] bytes = new byte[random.nextInt(40)];
			random.nextBytes(bytes);
			for (Message message : List.of(Message.of(json.toString()), Message.of(bytes),
					Message.of(json.toString().getBytes(StandardCharsets.UTF_8)))) {
				assertThatNoException().isThrownBy(() -> protocol(DEVTOOLS).read(message));
				assertThatNoException().isThrownBy(() -> new JsonRpcProtocol(MAPPER).read(message));
			}
		}
	}

	@Test
	@DisplayName("pointers that cannot work are refused")
	void wrongPointers() {
		assertThatIllegalArgumentException().isThrownBy(() -> EnvelopePointers.defaults().withId(""))
			.withMessage("the pointer to the id has to begin with '/'");
		assertThatIllegalArgumentException().isThrownBy(() -> EnvelopePointers.defaults().withResult("result"));
	}

}
