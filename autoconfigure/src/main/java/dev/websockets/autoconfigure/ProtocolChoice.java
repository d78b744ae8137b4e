package dev.websockets.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The protocol that the properties of a client or endpoint ask for.
 *
 * @param name {@code pointers}, {@code json-rpc} or the name of a bean; {@code null} for
 * none
 * @param typePointer where the kind of a message stands, for {@code pointers}, as all
 * that follow
 * @param idPointer where its id stands
 * @param payloadPointer where its payload stands
 * @param resultPointer where the payload of a reply stands
 * @param errorPointer where it stands what went wrong
 * @param replyTypes the kinds that are replies
 * @param eventTypes the kinds that are events
 * @param idType how ids are written
 */
record ProtocolChoice(@Nullable String name, String typePointer, @Nullable String idPointer,
		@Nullable String payloadPointer, @Nullable String resultPointer, @Nullable String errorPointer,
		@Nullable Set<String> replyTypes, @Nullable Set<String> eventTypes, @Nullable IdType idType) {

	static final ProtocolChoice NONE = new ProtocolChoice(null, TypePointer.valueOf(null), null, null, null, null, null,
			null, null);

	static final String POINTERS = "pointers";

	static final String JSON_RPC = "json-rpc";

	boolean isPointers() {
		return POINTERS.equalsIgnoreCase(this.name);
	}

	boolean isJsonRpc() {
		return JSON_RPC.equalsIgnoreCase(this.name);
	}

	/**
	 * Refuse what only {@code pointers} would look at.
	 * @param checks refuses wrong values of the client or endpoint
	 */
	void check(PropertyChecks checks) {
		if (isPointers()) {
			return;
		}
		Map<String, @Nullable Object> unused = new LinkedHashMap<>();
		unused.put("id-pointer", this.idPointer);
		unused.put("payload-pointer", this.payloadPointer);
		unused.put("result-pointer", this.resultPointer);
		unused.put("error-pointer", this.errorPointer);
		unused.put("reply-types", this.replyTypes);
		unused.put("event-types", this.eventTypes);
		unused.put("id-type", this.idType);
		unused.values().removeIf(Objects::isNull);
		unused.forEach((property, value) -> {
			throw checks.invalid(property, value, "Nothing looks at it.",
					"Set " + checks.property("protocol") + "=pointers, or remove " + checks.property(property) + ".");
		});
	}

}
