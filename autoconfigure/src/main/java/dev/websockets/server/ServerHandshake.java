package dev.websockets.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.Map;

import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.Handshake;

/**
 * A handshake that an endpoint answered.
 */
record ServerHandshake(URI uri, HttpHeaders requestHeaders, HttpHeaders responseHeaders, @Nullable String subprotocol,
		@Nullable InetSocketAddress remoteAddress, @Nullable SSLSession tlsSession, Map<String, String> pathVariables,
		@Nullable Principal principal) implements Handshake {

	ServerHandshake withTls(@Nullable SSLSession tlsSession) {
		return new ServerHandshake(this.uri, this.requestHeaders, this.responseHeaders, this.subprotocol,
				this.remoteAddress, tlsSession, this.pathVariables, this.principal);
	}

}
