package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties of WebSocket endpoints. What is not set is as for all clients, but where
 * another default is named.
 *
 * @param enabled whether endpoints are served
 * @param engine what serves the connections: own, on the sockets of Tomcat or Jetty, or
 * container, which can be any but knows neither raw endpoints nor extensions, compression
 * and limits for frames
 * @param allowedOrigins the origins, beside its own, whose pages may open sessions, or
 * patterns such as https://*.example.com
 * @param maxConnections the most sessions at a time. Handshakes beyond are answered with
 * 503
 * @param maxConnectionsPerAddress the most sessions at a time of one remote address.
 * Handshakes beyond are answered with 503
 * @param closeTimeout the longest time for closing a session: what is queued, our Close
 * and the peer's
 * @param openTimeout the longest time for the methods that handle the opening of a
 * session
 * @param pingInterval the time between pings. Zero for none
 * @param pingTimeout the longest time between a ping and a sign of life of the peer
 * @param idleTimeout how long a session may last without a message in either direction.
 * Zero for ever
 * @param maxMessageSize the size of the largest message, received and sent. 1MB if not
 * set
 * @param maxFrameSize the size of the largest frame, that of a message if not set. Larger
 * messages are sent in fragments
 * @param converter how objects become messages: json, xml, cbor, protobuf, gson, or the
 * name of a converter bean
 * @param incoming the bounds of the queue of received messages
 * @param outgoing the bounds of the queue of messages to send
 * @param compression how messages are compressed
 * @param request the bounds of requests that wait for their replies
 * @param handler how handler methods are called
 * @param broadcast how broadcasts to sessions are sent
 * @param endpoints the endpoints that differ from this, by any name
 */
@ConfigurationProperties("websockets.server")
record WebSocketServerProperties(@DefaultValue("true") boolean enabled, @DefaultValue("own") ServerEngine engine,
		@DefaultValue List<String> allowedOrigins, @Nullable Integer maxConnections,
		@Nullable Integer maxConnectionsPerAddress, @Nullable Duration closeTimeout, @Nullable Duration openTimeout,
		@Nullable Duration pingInterval, @Nullable Duration pingTimeout, @Nullable Duration idleTimeout,
		@Nullable DataSize maxMessageSize, @Nullable DataSize maxFrameSize, @Nullable String converter,
		@NestedConfigurationProperty @Nullable IncomingProperties incoming,
		@NestedConfigurationProperty @Nullable OutgoingProperties outgoing,
		@NestedConfigurationProperty @Nullable CompressionProperties compression,
		@NestedConfigurationProperty @Nullable RequestProperties request,
		@NestedConfigurationProperty @Nullable SessionHandlerProperties handler,
		@NestedConfigurationProperty @DefaultValue BroadcastProperties broadcast,
		@DefaultValue Map<String, EndpointProperties> endpoints) implements SessionProperties {

}
