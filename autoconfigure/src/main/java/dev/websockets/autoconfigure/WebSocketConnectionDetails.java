package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Says where the peers of clients are, in place of {@code websockets.clients.<name>.url}:
 * for a server in a container, or a mock server.
 * <p>
 * Beans of this type are asked in order, at every attempt to connect, by the thread that
 * connects; the first URL that is not {@code null} is used. A client that has no URL in
 * the properties needs a bean that knows it when the application starts.
 *
 * @since 0.1.0
 */
public interface WebSocketConnectionDetails extends ConnectionDetails {

	/**
	 * The URL of a client. Must not block.
	 * @param clientName the name under {@code websockets.clients}
	 * @return an absolute URL, {@code ws} or {@code wss}, or {@code null} if this bean
	 * does not know the client
	 */
	@Nullable String getUrl(String clientName);

}
