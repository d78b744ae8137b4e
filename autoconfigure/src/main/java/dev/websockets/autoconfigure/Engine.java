package dev.websockets.autoconfigure;

/**
 * What opens the connections of clients.
 */
enum Engine {

	/**
	 * Tyrus over our own sockets, with every feature.
	 */
	TYRUS,

	/**
	 * The application's {@code jakarta.websocket.WebSocketContainer} bean, through the
	 * plain JSR-356 API.
	 */
	JAKARTA

}
