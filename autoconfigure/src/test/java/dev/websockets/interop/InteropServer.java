package dev.websockets.interop;

import java.net.URI;
import java.util.concurrent.BlockingQueue;

/**
 * A server over somebody else's WebSocket engine. It serves {@code /echo}, which sends
 * back every message, and {@code /command}, which answers each text with "last words" and
 * then does what it says: {@code close <code> <text>}, and where the engine can do it
 * {@code close-without-status} and {@code cut}. It accepts the subprotocol
 * {@code trades.v2} and messages of some MiB, and compresses if that is offered; any
 * other path is 404.
 */
interface InteropServer extends AutoCloseable {

	/**
	 * The path that echoes, and compresses if that is offered.
	 */
	default String compressed() {
		return "/echo";
	}

	/**
	 * The address of a path on this server.
	 */
	URI uri(String path);

	/**
	 * How sessions ended in the eyes of the engine: the code, a blank, the text.
	 */
	BlockingQueue<String> closes();

	@Override
	void close();

}
