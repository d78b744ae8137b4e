package dev.websockets.autoconfigure;

import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.WebSocketProtocol;
import dev.websockets.converter.EnvelopePointers;
import dev.websockets.converter.JsonRpcProtocol;
import dev.websockets.converter.PointerProtocol;

/**
 * Makes the protocols of JSON messages, with a mapper of Jackson.
 *
 * @param mapper reads and writes the JSON
 */
record JacksonProtocols(JsonMapper mapper) implements JsonProtocols {

	@Override
	public WebSocketProtocol jsonRpc() {
		return new JsonRpcProtocol(this.mapper);
	}

	@Override
	public WebSocketProtocol pointers(ProtocolChoice choice, PropertyChecks checks) {
		EnvelopePointers pointers = EnvelopePointers.defaults()
			.withTypes(Objects.requireNonNullElse(choice.replyTypes(), Set.of()),
					Objects.requireNonNullElse(choice.eventTypes(), Set.of()))
			.withTextIds(choice.idType() == IdType.STRING);
		pointers = set(pointers, "type-pointer", choice.typePointer(), EnvelopePointers::withType, checks);
		pointers = set(pointers, "id-pointer", choice.idPointer(), EnvelopePointers::withId, checks);
		pointers = set(pointers, "payload-pointer", choice.payloadPointer(), EnvelopePointers::withPayload, checks);
		pointers = set(pointers, "result-pointer", choice.resultPointer(), EnvelopePointers::withResult, checks);
		pointers = set(pointers, "error-pointer", choice.errorPointer(), EnvelopePointers::withError, checks);
		return new PointerProtocol(this.mapper, pointers);
	}

	private static EnvelopePointers set(EnvelopePointers pointers, String property, @Nullable String value,
			BiFunction<EnvelopePointers, String, EnvelopePointers> change, PropertyChecks checks) {
		return (value != null) ? checks.legal(property, value, () -> change.apply(pointers, value)) : pointers;
	}

}
