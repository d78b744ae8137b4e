package dev.websockets.transport.tyrus;

import java.net.InetSocketAddress;
import java.net.URI;

import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.Handshake;

/**
 * What was said when a session was opened.
 *
 * @param uri the URI that the application asked for
 * @param requestHeaders the headers of the last request
 * @param responseHeaders the headers of the answer to it
 * @param subprotocol the subprotocol that was chosen, or {@code null}
 * @param remoteAddress the address of the other end of the connection
 * @param tlsSession the TLS session, or {@code null} if the connection is not encrypted
 */
record TyrusHandshake(URI uri, HttpHeaders requestHeaders, HttpHeaders responseHeaders, @Nullable String subprotocol,
		@Nullable InetSocketAddress remoteAddress, @Nullable SSLSession tlsSession) implements Handshake {
}
