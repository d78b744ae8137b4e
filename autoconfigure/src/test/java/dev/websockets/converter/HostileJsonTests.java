package dev.websockets.converter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.xml.XmlMapper;

import dev.websockets.Envelope;
import dev.websockets.Message;
import dev.websockets.WebSocketReplyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * JSON written by others.
 */
class HostileJsonTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	@Test
	@DisplayName("B107 a type that the peer writes with escapes is the same type")
	void escapedType() {
		assertThat(new JsonTypePredicate("/type", "sys/pong")).accepts(Message.of("{\"type\":\"sys\\/pong\"}"));
		assertThat(new JsonTypePredicate("/type", "caf\u00e9")).accepts(Message.of("{\"type\":\"caf\\u00e9\"}"));
	}

	@Test
	@DisplayName("places are right wherever the parser's buffer ends")
	void bufferEnds() {
		List<JsonPointer> pointers = List.of(JsonPointer.compile("/id"), JsonPointer.compile("/p"),
				JsonPointer.compile("/q"), JsonPointer.compile("/z"));
		JsonScanner scanner = new JsonScanner(MAPPER, pointers, Set.of(0));
		Random random = new Random(1);
		for (int i = 0; i < 3000; i++) {
			String filler = "\"f\":\"" + "\u00e4".repeat(random.nextInt(2)) + "x".repeat(32768 - 60 + i % 4200) + "\"";
			String p = List.of("-12.5e3", "\"a\\u00e4\ud83d\ude00\"", "{\"k\":[1,2,{}]}", "[ ]", "true").get(i % 5);
			String json = " {" + filler + " , \"id\" : 1234567 ,\"p\":" + p + ",\"q\": " + p + " , \"z\":12}";
			for (Message message : List.of(Message.of(json), Message.of(json.getBytes(StandardCharsets.UTF_8)))) {
				List<JsonPlace> found = scanner.scan(message);
				assertThat(JsonTexts.of(JsonTexts.cut(message, found.get(0)))).as("%d", i).isEqualTo("1234567");
				assertThat(JsonTexts.of(JsonTexts.cut(message, found.get(1)))).as("%d", i).isEqualTo(p);
				assertThat(JsonTexts.of(JsonTexts.cut(message, found.get(2)))).as("%d", i).isEqualTo(p);
				assertThat(JsonTexts.of(JsonTexts.cut(message, found.get(3)))).as("%d", i).isEqualTo("12");
			}
		}
	}

	@Test
	@DisplayName("whatever comes, reading it throws nothing but what it says")
	void garbage() {
		JsonRpcProtocol rpc = new JsonRpcProtocol(MAPPER);
		PointerProtocol pointer = new PointerProtocol(MAPPER, EnvelopePointers.defaults());
		JsonTypeReader reader = new JsonTypeReader(MAPPER, "/type");
		Random random = new Random(1);
		String seed = "{\"jsonrpc\":\"2.0\",\"id\":1e400,\"type\":\"\\ud800\",\"error\":null,\"result\":[{\"a\":-0.0}],\"method\":7}";
		for (int i = 0; i < 100_000; i++) {
			byte[] bytes = seed.getBytes(StandardCharsets.UTF_8);
			for (int j = random.nextInt(4); j >= 0; j--) {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
			}
			Message binary = Message.of(bytes);
			Message text = Message.of(new String(bytes, StandardCharsets.UTF_8));
			for (Message message : List.of(binary, text)) {
				assertThatCode(() -> {
					rpc.read(message);
					pointer.read(message);
					reader.apply(message);
				}).as("%d %s", i, text).doesNotThrowAnyException();
			}
		}
	}

	@Test
	@DisplayName("numbers over what a mapper takes, and deep nesting, are no crash")
	void huge() {
		JsonRpcProtocol rpc = new JsonRpcProtocol(MAPPER);
		String digits = "1".repeat(5000);
		for (String value : List.of(digits, "[".repeat(1200) + "]".repeat(1200),
				"{\"" + "n".repeat(60_000) + "\":1}")) {
			assertThatCode(() -> rpc.read(Message.of("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + value + "}")))
				.doesNotThrowAnyException();
		}
	}

	@Test
	@DisplayName("an error that cannot be written is still an error for the peer")
	void unwritableError() {
		JsonRpcProtocol rpc = new JsonRpcProtocol(MAPPER);
		Envelope request = rpc.read(Message.of("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"}"));
		assertThatCode(() -> rpc.error(request, new WebSocketReplyException("lone \ud800 surrogate")))
			.doesNotThrowAnyException();
	}

	@Test
	@DisplayName("ids of peers: what is echoed is JSON")
	void ids() {
		PointerProtocol pointer = new PointerProtocol(MAPPER, EnvelopePointers.defaults());
		for (String id : List.of("\"a\\\"b\"", "-1.5e3", "\"\\u0000\"", "\"\ud83d\ude00\"")) {
			Envelope request = pointer.read(Message.of("{\"type\":\"t\",\"id\":" + id + "}"));
			Message reply = pointer.reply(request, Message.of("{\"id\":7}"));
			assertThat(((Message.Text) reply).text()).isEqualTo("{\"id\":" + id + "}");
			assertThatCode(() -> MAPPER.readTree(((Message.Text) reply).text())).doesNotThrowAnyException();
		}
	}

	@Test
	@DisplayName("deep nesting is no StackOverflowError in any converter")
	void deep() {
		int depth = 200_000;
		String json = "[".repeat(depth) + "]".repeat(depth);
		String xml = "<a>".repeat(depth) + "</a>".repeat(depth);
		byte[] cbor = new byte[depth];
		java.util.Arrays.fill(cbor, (byte) 0x81);
		SoftAssertions.assertSoftly((softly) -> {
			softly
				.assertThatThrownBy(() -> new GsonMessageConverter(new com.google.gson.Gson())
					.fromMessage(Message.of(json), Object.class))
				.isInstanceOf(RuntimeException.class);
			softly
				.assertThatThrownBy(() -> new GsonMessageConverter(new com.google.gson.Gson())
					.fromMessage(Message.of(json), com.google.gson.JsonElement.class))
				.isInstanceOf(RuntimeException.class);
			softly
				.assertThatThrownBy(
						() -> new JacksonMessageConverter(MAPPER).fromMessage(Message.of(json), Object.class))
				.isInstanceOf(RuntimeException.class);
			softly
				.assertThatThrownBy(() -> new XmlMessageConverter(new tools.jackson.dataformat.xml.XmlMapper())
					.fromMessage(Message.of(xml), Object.class))
				.isInstanceOf(RuntimeException.class);
			softly
				.assertThatThrownBy(
						() -> new CborMessageConverter(new CBORMapper()).fromMessage(Message.of(cbor), Object.class))
				.isInstanceOf(RuntimeException.class);
		});
	}

	@Test
	@DisplayName("a message with entities, or a length that lies, does not grow")
	void growing() {
		String laughs = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><a><x>&c;</x></a>";
		byte[] lying = { 0x5b, 0x00, 0x00, 0x00, 0x00, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xf0, 1, 2, 3 };
		SoftAssertions.assertSoftly((softly) -> {
			softly
				.assertThatThrownBy(
						() -> new XmlMessageConverter(new XmlMapper()).fromMessage(Message.of(laughs), Map.class))
				.isInstanceOf(RuntimeException.class);
			softly
				.assertThatThrownBy(
						() -> new CborMessageConverter(new CBORMapper()).fromMessage(Message.of(lying), byte[].class))
				.isInstanceOf(RuntimeException.class);
		});
	}

	@Test
	@DisplayName("a byte order mark before a text is refused or not counted wrongly")
	void markedText() {
		JsonRpcProtocol rpc = new JsonRpcProtocol(MAPPER);
		for (String json : List.of("\ufeff{\"jsonrpc\":\"2.0\",\"id\":12,\"method\":\"m\",\"params\":{\"a\":1}}",
				"\n\t{\"jsonrpc\":\"2.0\",\"id\":12,\"method\":\"m\",\"params\":{\"a\":1}}\n")) {
			for (Message message : List.of(Message.of(json), Message.of(json.getBytes(StandardCharsets.UTF_8)))) {
				Envelope envelope = rpc.read(message);
				if (envelope != null) {
					assertThat(envelope.id()).isEqualTo("12");
					assertThat(JsonTexts.of(envelope.payload())).isEqualTo("{\"a\":1}");
				}
			}
		}
	}

	@Test
	@DisplayName("reading what is not for us does not take long: many keys, many duplicates, many escapes")
	void slow() {
		JsonRpcProtocol rpc = new JsonRpcProtocol(MAPPER);
		PointerProtocol pointer = new PointerProtocol(MAPPER,
				EnvelopePointers.defaults().withPayload("/a/b/c").withId("/a/b/d"));
		StringBuilder many = new StringBuilder("{\"jsonrpc\":\"2.0\"");
		StringBuilder same = new StringBuilder("{\"jsonrpc\":\"2.0\"");
		StringBuilder nested = new StringBuilder("{\"x\":1");
		for (int i = 0; i < 400_000; i++) {
			many.append(",\"k").append(i).append("\":1");
			same.append(",\"id\":\"\\u0031\"");
			nested.append(",\"a\":{\"b\":{}}");
		}
		for (StringBuilder text : List.of(many, same, nested)) {
			Message message = Message.of(text.append('}').toString());
			assertThat(CompletableFuture.runAsync(() -> {
				rpc.read(message);
				pointer.read(message);
			})).succeedsWithin(Duration.ofSeconds(20));
		}
	}

}
