package dev.websockets.converter;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Envelope;
import dev.websockets.Message;
import dev.websockets.WebSocketProtocol;
import dev.websockets.WebSocketReplyException;
import dev.websockets.WebSocketUnknownTypeException;

/**
 * A protocol of JSON messages that have kind, id, payload and error at certain places. A
 * message without an id is an event; one with an error is the error of the request with
 * its id; one with an id and no kind, or a kind of replies, is a reply; any other one is
 * a request. A payload that is not where it should be is the whole message, and what is
 * not JSON is no message of the protocol. Thread-safe.
 *
 * @since 0.1.0
 */
public final class PointerProtocol implements WebSocketProtocol {

	private static final int TYPE = 0;

	private static final int ID = 1;

	private static final int PAYLOAD = 2;

	private static final int RESULT = 3;

	private static final int ERROR = 4;

	private static final Message EMPTY = Message.of("{}");

	private final JsonMapper mapper;

	private final EnvelopePointers pointers;

	private final JsonScanner scanner;

	private final JsonScanner whole;

	private final JsonInsertion id;

	private final JsonInsertion result;

	private final JsonInsertion error;

	/**
	 * Create the protocol.
	 * @param mapper reads and writes the JSON; what it accepts is its configuration
	 * @param pointers where things stand
	 */
	public PointerProtocol(JsonMapper mapper, EnvelopePointers pointers) {
		this.mapper = mapper;
		this.pointers = pointers;
		JsonPointer payload = JsonPointer.compile(Objects.requireNonNullElse(pointers.payload(), ""));
		JsonPointer result = (pointers.result() != null) ? JsonPointer.compile(pointers.result()) : payload;
		JsonPointer id = JsonPointer.compile(pointers.id());
		JsonPointer error = JsonPointer.compile(pointers.error());
		this.scanner = new JsonScanner(mapper,
				List.of(JsonPointer.compile(pointers.type()), id, payload, result, error), Set.of(TYPE, ID));
		this.whole = new JsonScanner(mapper, List.of(), Set.of());
		this.id = new JsonInsertion(mapper, id);
		this.result = new JsonInsertion(mapper, result);
		this.error = new JsonInsertion(mapper, error);
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
		JsonPlace type = found.get(TYPE);
		String kind = (type != null) ? type.value() : null;
		JsonPlace place = found.get(ID);
		String id = (place != null && place.isId()) ? place.value() : null;
		if (place == null || id == null || (kind != null && this.pointers.eventTypes().contains(kind))) {
			return Envelope.event(kind, payload(message, found.get(PAYLOAD)));
		}
		JsonPlace error = found.get(ERROR);
		if (error != null && !error.isNull()) {
			return Envelope.error(id, JsonTexts.cut(message, error));
		}
		if (kind == null || this.pointers.replyTypes().contains(kind)) {
			return new Envelope(Envelope.Role.REPLY, kind, id, payload(message, found.get(RESULT)));
		}
		return Envelope.request(JsonTexts.of(JsonTexts.cut(message, place)), kind,
				payload(message, found.get(PAYLOAD)));
	}

	private static Message payload(Message message, @Nullable JsonPlace place) {
		return (place != null) ? JsonTexts.cut(message, place) : message;
	}

	@Override
	public Message request(String id, Object body, Message payload) {
		return this.id.put(payload, this.pointers.textIds() ? '"' + id + '"' : id);
	}

	@Override
	public Message reply(Envelope request, Message payload) {
		this.whole.scan(payload);
		return answer(request, this.result.put(EMPTY, JsonTexts.of(payload)));
	}

	@Override
	public Message error(Envelope request, Throwable error) {
		return answer(request, this.error.put(EMPTY, write(request, error)));
	}

	private Message answer(Envelope request, Message content) {
		return JsonTexts.like(request.payload(), JsonTexts.of(this.id.put(content, String.valueOf(request.id()))));
	}

	private String write(Envelope request, Throwable error) {
		if (error instanceof WebSocketReplyException reply) {
			return JsonErrors.write(this.mapper, reply, null);
		}
		if (error instanceof WebSocketUnknownTypeException) {
			return JsonErrors.write(this.mapper, null, "unknown type");
		}
		return JsonErrors.write(this.mapper, null,
				JsonErrors.isUnreadable(request, error) ? "invalid payload" : "unexpected condition");
	}

}
