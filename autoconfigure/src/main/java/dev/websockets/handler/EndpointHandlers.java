package dev.websockets.handler;

import java.util.List;

/**
 * An endpoint that handler methods name: all that have its path serve it together.
 *
 * @param path the pattern of its path, legal for Spring's {@code PathPatternParser}
 * @param subprotocols the subprotocols it speaks; none if its methods name none
 * @param handlers serve its sessions
 * @since 0.1.0
 */
public record EndpointHandlers(String path, List<String> subprotocols, SessionHandlers handlers) {

	/**
	 * Create the endpoint.
	 */
	public EndpointHandlers {
		subprotocols = List.copyOf(subprotocols);
	}

}
