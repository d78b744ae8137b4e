package dev.websockets.benchmarks.route;

import dev.websockets.Message;

/**
 * Gets messages to the code that handles their type.
 */
@FunctionalInterface
public interface Router {

	/**
	 * Route a message, convert it and have it handled.
	 * @param message a trade
	 * @return what came of it
	 */
	Trade route(Message.Text message);

}
