package dev.websockets.client;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketProtocol;
import dev.websockets.session.SessionThreads;
import dev.websockets.transport.ConnectOptions;
import dev.websockets.transport.Transport;

/**
 * What a client is made of.
 *
 * @param transport opens the connections
 * @param threads the threads of the sessions
 * @param baseUrl supplies what relative URIs are appended to, or {@code null}
 * @param headers the headers of every handshake, read-only
 * @param suppliedHeaders the headers that are asked for at every attempt
 * @param subprotocols the subprotocols to offer
 * @param settings the limits of the sessions
 * @param options how to connect
 * @param converter the converter of the sessions, or {@code null}
 * @param protocol the protocol inside their messages, or {@code null}
 */
record ClientConfiguration(Transport transport, SessionThreads threads, @Nullable Supplier<String> baseUrl,
		HttpHeaders headers, SuppliedHeaders suppliedHeaders, List<String> subprotocols, SessionSettings settings,
		ConnectOptions options, @Nullable WebSocketMessageConverter converter, @Nullable WebSocketProtocol protocol) {

	/**
	 * Refuse what the transport cannot do.
	 * @param settings the limits of the sessions
	 */
	void checkSupported(SessionSettings settings) {
		this.transport.check(settings, this.options, this.threads);
	}

}
