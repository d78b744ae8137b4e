package dev.websockets.demo.feed;

import java.util.Map;

import org.jspecify.annotations.Nullable;
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

/**
 * Stops and starts the feed, to show what its client does then: while it is stopped it
 * refuses every handshake, with 503, and says when to come again.
 */
@RestController
@RequestMapping("/api/feed")
class FeedSwitch implements HandshakeInterceptor {

	private final FeedHandler feed;

	private volatile boolean running = true;

	FeedSwitch(FeedHandler feed) {
		this.feed = feed;
	}

	@GetMapping
	Position position() {
		return new Position(this.running);
	}

	@PutMapping
	Position turn(@RequestBody Position position) {
		this.running = position.running();
		if (!this.running) {
			this.feed.disconnect();
		}
		return position;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		if (!this.running) {
			response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
			response.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
		}
		return this.running;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
		if (!this.running) {
			this.feed.disconnect();
		}
	}

	/**
	 * Where the switch stands.
	 *
	 * @param running whether the feed is running
	 */
	record Position(boolean running) {
	}

}
