package dev.websockets.docs.client;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.util.unit.DataSize;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;

class RequestDetails {

	private final WebSocketClient client;

	RequestDetails(WebSocketClient client) {
		this.client = client;
	}

	WebSocketSession open(String token) {
		// tag::details[]
		WebSocketSession session = this.client.uri("/rooms/{room}?since={since}", Map.of("room", "a/b", "since", 17))
			.headers((headers) -> headers.setBearerAuth(token))
			.cookie("theme", "dark")
			.subprotocols("chat.v2", "chat.v1") // the preferred first
			.settings((settings) -> settings.withConnectTimeout(Duration.ofSeconds(3))
				.withMaxMessageSize(DataSize.ofMegabytes(32))
				.withIncoming((queue) -> queue.withCapacity(16)))
			.attribute("user", "alice")
			.open();
		// end::details[]
		return session;
	}

	List<@Nullable Object> handshake(WebSocketSession session) {
		// tag::handshake[]
		// null if the server chose none
		String chosen = session.handshake().subprotocol();
		String server = session.handshake().responseHeaders().getFirst("Server");
		ResponseCookie route = session.handshake().responseCookies().getFirst("route");
		InetSocketAddress address = session.handshake().remoteAddress();
		SSLSession tls = session.handshake().tlsSession();
		Object user = session.attributes().get("user");
		// end::handshake[]
		return Arrays.asList(chosen, server, route, address, tls, user);
	}

}
