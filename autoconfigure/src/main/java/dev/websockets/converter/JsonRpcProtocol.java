package dev.websockets.converter;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Envelope;
import dev.websockets.Message;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketProtocol;
import dev.websockets.WebSocketReplyException;
import dev.websockets.WebSocketUnknownTypeException;

/**
 * JSON-RPC 2.0. The kind of a request is its method, its payload the parameters, an empty
 * object where it has none; notifications are events. What is not JSON-RPC 2.0 is no
 * message of the protocol, nor are batches. Thread-safe.
 *
 * @since 0.1.0
 * @see <a href="https://www.jsonrpc.org/specification">JSON-RPC 2.0 Specification</a>
 */
public final class JsonRpcProtocol implements WebSocketProtocol {

	private static final int VERSION = 0;

	private static final int METHOD = 1;

	private static final int ID = 2;

	private static final int PARAMS = 3;

	private static final int RESULT = 4;

	private static final int ERROR = 5;

	private static final List<JsonPointer> POINTERS = List.of(JsonPointer.compile("/jsonrpc"),
			JsonPointer.compile("/method"), JsonPointer.compile("/id"), JsonPointer.compile("/params"),
			JsonPointer.compile("/result"), JsonPointer.compile("/error"));

	private final JsonMapper mapper;

	private final JsonScanner scanner;

	private final JsonScanner whole;

	private final JsonInsertion version;

	private final JsonInsertion id;

	/**
	 * Create the protocol.
	 * @param mapper reads and writes the JSON
	 */
	public JsonRpcProtocol(JsonMapper mapper) {
		this.mapper = mapper;
		this.scanner = new JsonScanner(mapper, POINTERS, Set.of(VERSION, METHOD, ID));
		this.whole = new JsonScanner(mapper, List.of(), Set.of());
		this.version = new JsonInsertion(mapper, POINTERS.get(VERSION));
		this.id = new JsonInsertion(mapper, POINTERS.get(ID));
	}

	@Override
	public @Nullable Envelope read(Message message) {
		List<@Nullable JsonPlace> found;
		try {
			found = this.scanner.scan(message);
		}
		catch (JacksonException ex) {
			return null;
		}
		JsonPlace version = found.get(VERSION);
		if (version == null || !version.isText() || !"2.0".equals(version.value())) {
			return null;
		}
		return (found.get(METHOD) != null) ? call(message, found) : answer(message, found);
	}

	/**
	 * Section 4: without the member {@code id} it is a notification.
	 */
	private static Envelope call(Message message, List<@Nullable JsonPlace> found) {
		JsonPlace method = found.get(METHOD);
		JsonPlace params = found.get(PARAMS);
		String kind = (method != null && method.isText()) ? method.value() : null;
		Message payload = (params != null) ? JsonTexts.cut(message, params) : JsonTexts.like(message, "{}");
		JsonPlace id = found.get(ID);
		return (id != null) ? Envelope.request(id(message, id), kind, payload) : Envelope.event(kind, payload);
	}

	/**
	 * Section 5: the id of a request that has no legal one is null.
	 */
	private static String id(Message message, JsonPlace id) {
		return id.isId() ? JsonTexts.of(JsonTexts.cut(message, id)) : "null";
	}

	/**
	 * Section 5: what cannot be tied to a request has the id null, which no request has.
	 */
	private static @Nullable Envelope answer(Message message, List<@Nullable JsonPlace> found) {
		JsonPlace id = found.get(ID);
		String text = (id != null && id.isId()) ? id.value() : null;
		String value = Objects.requireNonNullElse(text, "null");
		JsonPlace error = found.get(ERROR);
		if (error != null && !error.isNull()) {
			return Envelope.error(value, JsonTexts.cut(message, error));
		}
		JsonPlace result = found.get(RESULT);
		return (result != null) ? Envelope.reply(value, JsonTexts.cut(message, result)) : null;
	}

	/**
	 * Section 4: a request has a method, and its parameters, if there are any, are an
	 * object or an array.
	 */
	@Override
	public Message request(String id, Object body, Message payload) {
		List<@Nullable JsonPlace> found = this.scanner.scan(payload);
		JsonPlace method = found.get(METHOD);
		JsonPlace params = found.get(PARAMS);
		Assert.isTrue(method != null && method.isText(), "a request of JSON-RPC has a text as its 'method'");
		Assert.isTrue(params == null || params.isStructure(),
				"the 'params' of a request of JSON-RPC are an object or an array, or not there at all");
		return this.version.put(this.id.put(payload, id), "\"2.0\"");
	}

	/**
	 * Section 5: a request has one response.
	 */
	@Override
	public boolean allowsManyReplies() {
		return false;
	}

	@Override
	public Message reply(Envelope request, Message payload) {
		this.whole.scan(payload);
		return answer(request, "result", JsonTexts.of(payload));
	}

	/**
	 * Section 5: a request has a response in any case.
	 */
	@Override
	public Message emptyReply(Envelope request) {
		return answer(request, "result", "null");
	}

	@Override
	public Message error(Envelope request, Throwable error) {
		return answer(request, "error", write(request, error));
	}

	private static Message answer(Envelope request, String member, String json) {
		return JsonTexts.like(request.payload(),
				"{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"" + member + "\":" + json + "}");
	}

	/**
	 * Section 5.1: the codes of errors.
	 */
	private String write(Envelope request, Throwable error) {
		if (error instanceof WebSocketReplyException reply) {
			return JsonErrors.write(this.mapper, reply, -32000);
		}
		if (error instanceof WebSocketConversionException && request.kind() == null) {
			return JsonErrors.write(this.mapper, -32600, "Invalid Request");
		}
		if (JsonErrors.isUnreadable(request, error)) {
			return JsonErrors.write(this.mapper, -32602, "Invalid params");
		}
		return (error instanceof WebSocketUnknownTypeException)
				? JsonErrors.write(this.mapper, -32601, "Method not found")
				: JsonErrors.write(this.mapper, -32603, "Internal error");
	}

}
