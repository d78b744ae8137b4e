package dev.websockets.demo.feed;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessionJoinedEvent;
import dev.websockets.WebSocketSessions;

/**
 * Stops and starts the feed, to show what its client does then: while it is stopped it
 * refuses every handshake, with 503, and says when to come again.
 */
@RestController
@RequestMapping("/api/feed")
class FeedSwitch implements HandshakeInterceptor {

	private final WebSocketSessions sessions;

	private volatile boolean running = true;

	FeedSwitch(WebSocketSessions sessions) {
		this.sessions = sessions.at(Feed.PATH);
	}

	@GetMapping
	Position position() {
		return new Position(this.running);
	}

	@PutMapping
	Position turn(@RequestBody Position position) {
		this.running = position.running();
		if (!this.running) {
			this.sessions.stream().forEach(this::disconnect);
		}
		return position;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		if (this.running || !request.getURI().getPath().endsWith(Feed.PATH)) {
			return true;
		}
		response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
		response.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
		return false;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
	}

	/**
	 * A session whose handshake was over just before the feed was stopped.
	 */
	@EventListener(condition = "#event.path() == '" + Feed.PATH + "'")
	void joined(WebSocketSessionJoinedEvent event) {
		if (!this.running) {
			disconnect(event.session());
		}
	}

	private void disconnect(WebSocketSession session) {
		session.closeAsync(CloseCode.GOING_AWAY, "");
	}

	/**
	 * Where the switch stands.
	 *
	 * @param running whether the feed is running
	 */
	record Position(boolean running) {
	}

}
