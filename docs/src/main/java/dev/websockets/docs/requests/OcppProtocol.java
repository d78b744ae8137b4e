package dev.websockets.docs.requests;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Envelope;
import dev.websockets.Message;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketProtocol;
import dev.websockets.WebSocketReplyException;
import dev.websockets.WebSocketUnknownTypeException;

// tag::protocol[]
@Component("ocpp")
class OcppProtocol implements WebSocketProtocol {

	private final JsonMapper json;

	OcppProtocol(JsonMapper json) {
		this.json = json;
	}

	@Override
	public @Nullable Envelope read(Message message) {
		JsonNode call = (message instanceof Message.Text text) ? this.json.readTree(text.text()) : this.json.nullNode();
		String id = call.path(1).asString("");
		return switch (call.path(0).asInt(0)) {
			case 2 -> Envelope.request(id, call.path(2).asString(""), write(call.path(3)));
			case 3 -> Envelope.reply(id, write(call.path(2)));
			case 4 -> Envelope.error(id, write(Map.of("code", call.path(2), "description", call.path(3))));
			default -> null;
		};
	}

	@Override
	public Message request(String id, Object body, Message payload) {
		return write(List.of(2, id, body.getClass().getSimpleName(), tree(payload)));
	}

	@Override
	public Message reply(Envelope request, Message payload) {
		return write(List.of(3, String.valueOf(request.id()), tree(payload)));
	}

	@Override
	public Message error(Envelope request, Throwable error) {
		String code = (error instanceof WebSocketUnknownTypeException) ? "NotImplemented"
				: (error instanceof WebSocketConversionException) ? "FormationViolation"
						: (error instanceof WebSocketReplyException) ? "GenericError" : "InternalError";
		String description = (error instanceof WebSocketReplyException) ? error.getMessage() : "";
		return write(List.of(4, String.valueOf(request.id()), code, description, Map.of()));
	}

	private JsonNode tree(Message payload) {
		return this.json.readTree(((Message.Text) payload).text());
	}

	private Message write(Object json) {
		return Message.of(this.json.writeValueAsString(json));
	}

}
// end::protocol[]
