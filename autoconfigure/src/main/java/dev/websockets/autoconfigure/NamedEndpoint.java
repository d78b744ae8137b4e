package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * An endpoint that has a name in the properties, with everything it inherits; or, without
 * name, what holds for all others.
 *
 * @param checks refuses wrong values, in the name of its properties
 * @param settings what holds for it
 * @param typePointer where the type of a message stands
 * @param protocol the protocol inside its messages
 * @param properties what was said of it, {@code null} without a name
 */
record NamedEndpoint(PropertyChecks checks, EndpointSettings settings, TypePointer typePointer, ProtocolChoice protocol,
		@Nullable EndpointProperties properties) {

	/**
	 * The endpoints that have no name.
	 * @param checks refuses wrong values of all endpoints
	 * @param settings what holds for all
	 */
	static NamedEndpoint others(PropertyChecks checks, EndpointSettings settings) {
		return new NamedEndpoint(checks, settings, new TypePointer(null, false), ProtocolChoice.NONE, null);
	}

	/**
	 * Refuse what nobody looks at.
	 * @param methods whether handler methods serve it
	 * @param raw whether its sessions show every frame
	 */
	void check(boolean methods, boolean raw) {
		EndpointProperties said = this.properties;
		if (said == null) {
			return;
		}
		if (!methods) {
			String reason = "Only @WebSocketHandler methods have it, and a router serves this endpoint.";
			refuse("open-timeout", said.openTimeout(), reason);
			refuse("handler.on-error", said.onError(), reason);
			refuse("handler.unknown-type", said.unknownType(), reason);
		}
		if (raw) {
			String reason = "Sessions of this endpoint show frames, and convert nothing.";
			refuse("converter", said.converter(), reason);
			refuse("protocol", said.protocol(), reason);
		}
	}

	private void refuse(String name, @Nullable Object value, String reason) {
		if (value != null) {
			throw this.checks.invalid(name, value, reason, "Remove " + this.checks.property(name) + ".");
		}
	}

}
