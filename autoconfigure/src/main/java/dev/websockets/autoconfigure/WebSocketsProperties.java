package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import dev.websockets.session.ReadingThreads;
import dev.websockets.session.SessionThreads;

/**
 * The properties of WebSocket clients: what holds for all, and what holds for each. The
 * default of what is not set is that of the settings it goes to.
 *
 * @param enabled whether WebSocket clients and handlers are configured at all
 * @param engine what opens the connections of clients
 * @param threads the kind of thread that reads connections
 * @param autoStartup whether named connections are opened when the application starts
 * @param connectTimeout the longest time for opening a session: name resolution, TCP, TLS
 * and the handshake as a whole
 * @param closeTimeout the longest time for closing a session: what is queued, our Close
 * and the peer's
 * @param openTimeout the longest time for the methods that handle the opening of a
 * session
 * @param pingInterval the time between pings. Zero for none
 * @param pingTimeout the longest time between a ping and a sign of life of the peer
 * @param idleTimeout how long a session may last without a message in either direction.
 * Zero for ever
 * @param maxMessageSize the size of the largest message, received and sent
 * @param maxFrameSize the size of the largest frame, that of a message if not set. Larger
 * messages are sent in fragments
 * @param maxRedirects the most redirects of a handshake to follow. Zero for none
 * @param proxy the proxy that connections go through
 * @param ssl how wss connections are secured
 * @param converter how objects become messages: json, xml, cbor, protobuf, gson, or the
 * name of a converter bean
 * @param origin the Origin header of every handshake
 * @param incoming the bounds of the queue of received messages
 * @param outgoing the bounds of the queue of messages to send
 * @param compression how messages are compressed
 * @param request the bounds of requests that wait for their replies
 * @param reconnect when named connections try again
 * @param handler how handler methods are called
 * @param clients the clients, by name
 */
@ConfigurationProperties("websockets")
record WebSocketsProperties(@DefaultValue("true") boolean enabled, @DefaultValue("tyrus") Engine engine,
		@Nullable ReadingThreads threads, @Nullable Boolean autoStartup, @Nullable Duration connectTimeout,
		@Nullable Duration closeTimeout, @Nullable Duration openTimeout, @Nullable Duration pingInterval,
		@Nullable Duration pingTimeout, @Nullable Duration idleTimeout, @Nullable DataSize maxMessageSize,
		@Nullable DataSize maxFrameSize, @Nullable Integer maxRedirects,
		@NestedConfigurationProperty @Nullable ProxyProperties proxy,
		@NestedConfigurationProperty @Nullable TlsProperties ssl, @Nullable String converter, @Nullable String origin,
		@NestedConfigurationProperty @Nullable IncomingProperties incoming,
		@NestedConfigurationProperty @Nullable OutgoingProperties outgoing,
		@NestedConfigurationProperty @Nullable CompressionProperties compression,
		@NestedConfigurationProperty @Nullable RequestProperties request,
		@NestedConfigurationProperty @Nullable ReconnectProperties reconnect,
		@NestedConfigurationProperty @Nullable HandlerProperties handler,
		@DefaultValue Map<String, ClientProperties> clients) implements ConnectionProperties {

	ReadingThreads readingThreads() {
		if (this.threads != null && !this.threads.areSupported()) {
			throw new InvalidWebSocketPropertyException("websockets.threads", "virtual",
					"Virtual threads need Java 21 or later, and this is Java " + Runtime.version().feature() + ".",
					"Set websockets.threads to auto or platform, or run the application with Java 21 or later.");
		}
		return (this.threads != null) ? this.threads : ReadingThreads.AUTO;
	}

	int handlerThreads() {
		Integer threads = (this.handler != null) ? this.handler.threads() : null;
		new PropertyChecks("websockets.handler").atLeast(1, "threads", threads);
		return (threads != null) ? threads : SessionThreads.DEFAULT_DISPATCH_THREADS;
	}

}
