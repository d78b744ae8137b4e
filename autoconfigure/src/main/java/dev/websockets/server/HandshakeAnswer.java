package dev.websockets.server;

import java.net.URI;
import java.security.Principal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;

import dev.websockets.transport.http.AcceptKey;
import dev.websockets.transport.http.ExtensionOffer;

/**
 * The answer 101 to a handshake (RFC 6455, section 4.2.2).
 *
 * @param request what is answered
 * @param subprotocol the subprotocol that is agreed on, or {@code null} if there is none
 * @param extensions the extensions that are agreed on, or {@code null} if there are none
 */
record HandshakeAnswer(ServerHttpRequest request, @Nullable String subprotocol, @Nullable String extensions) {

	HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.UPGRADE, "websocket");
		headers.set(HttpHeaders.CONNECTION, "Upgrade");
		headers.set(AcceptKey.HEADER, AcceptKey.of(key()));
		if (this.subprotocol != null) {
			headers.set("Sec-WebSocket-Protocol", this.subprotocol);
		}
		if (this.extensions != null) {
			headers.set(ExtensionOffer.HEADER, this.extensions);
		}
		return headers;
	}

	/**
	 * What is left of the handshake for the session.
	 * @param others the headers of the answer beside those of the handshake
	 * @param user who asked, or {@code null} if that is not known
	 */
	ServerHandshake handshake(HttpHeaders others, @Nullable Principal user) {
		HttpHeaders headers = headers();
		headers.addAll(others);
		return new ServerHandshake(uri(), HttpHeaders.copyOf(this.request.getHeaders()),
				HttpHeaders.readOnlyHttpHeaders(headers), this.subprotocol, this.request.getRemoteAddress(), null,
				PathVariables.of(((ServletServerHttpRequest) this.request).getServletRequest()), user);
	}

	private String key() {
		String key = this.request.getHeaders().getFirst(HandshakeRules.KEY);
		return (key != null) ? key.strip() : "";
	}

	private URI uri() {
		URI uri = this.request.getURI();
		boolean secure = "https".equalsIgnoreCase(uri.getScheme()) || "wss".equalsIgnoreCase(uri.getScheme());
		return UriComponentsBuilder.fromUri(uri).scheme(secure ? "wss" : "ws").build(true).toUri();
	}

}
