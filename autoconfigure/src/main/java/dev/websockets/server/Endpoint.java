package dev.websockets.server;

import java.lang.reflect.Type;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketProtocol;
import dev.websockets.protocol.SizeLimit;
import dev.websockets.session.PayloadConverter;

/**
 * An endpoint, with all it inherits.
 *
 * @param path its path, a {@code PathPattern}
 * @param subprotocols the subprotocols it speaks
 * @param settings the limits of its sessions
 * @param converter its converter, or {@code null} if there is none
 * @param protocol the protocol inside its messages, or {@code null} if there is none
 * @param extensions its extensions, in the order of their installation
 * @param service what becomes of its sessions
 * @param sessions those that can be reached
 */
record Endpoint(String path, List<String> subprotocols, SessionSettings settings,
		@Nullable WebSocketMessageConverter converter, @Nullable WebSocketProtocol protocol,
		List<WebSocketExtensionFactory> extensions, EndpointService service, EndpointSessions sessions) {

	/**
	 * Whether its sessions exchange messages.
	 * @return false if they show every frame
	 */
	boolean hasMessages() {
		return this.service instanceof EndpointService.OfMessages;
	}

	/**
	 * What an object is as a message to its sessions.
	 * @throws WebSocketException if there is no such message, or it is too large
	 */
	Message message(Object payload, Type type) {
		Message message = new PayloadConverter(this.converter, this.settings).toMessage(payload, type);
		checkSize(message);
		return message;
	}

	/**
	 * Whether a message may be sent to its sessions.
	 * @throws WebSocketMessageTooLargeException if it is too large
	 */
	void checkSize(Message message) {
		SizeLimit limit = SizeLimit.ofMessages(this.settings);
		if (message.size() > limit.bytes()) {
			throw limit.notSent(message.size());
		}
	}

}
