package dev.websockets.autoconfigure;

import dev.websockets.WebSocketProtocol;

/**
 * Makes the protocols of JSON messages.
 */
interface JsonProtocols {

	/**
	 * JSON-RPC 2.0.
	 */
	WebSocketProtocol jsonRpc();

	/**
	 * A protocol by pointers.
	 * @param choice says where things stand
	 * @param checks refuses what is no pointer
	 */
	WebSocketProtocol pointers(ProtocolChoice choice, PropertyChecks checks);

}
