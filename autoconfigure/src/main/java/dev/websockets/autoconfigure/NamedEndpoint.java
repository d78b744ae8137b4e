package dev.websockets.autoconfigure;

/**
 * An endpoint that has a name in the properties, with everything it inherits; or, without
 * name, what holds for all others.
 *
 * @param checks refuses wrong values, in the name of its properties
 * @param settings what holds for it
 * @param typePointer where the type of a message stands
 * @param protocol the protocol inside its messages
 */
record NamedEndpoint(PropertyChecks checks, EndpointSettings settings, TypePointer typePointer,
		ProtocolChoice protocol) {

	/**
	 * The endpoints that have no name.
	 * @param checks refuses wrong values of all endpoints
	 * @param settings what holds for all
	 */
	static NamedEndpoint others(PropertyChecks checks, EndpointSettings settings) {
		return new NamedEndpoint(checks, settings, new TypePointer(null, false), ProtocolChoice.NONE);
	}

}
