package dev.websockets.demo.feed;

import java.io.IOException;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.SessionLimitExceededException;

/**
 * One subscriber. One that does not take what is sent is dropped.
 */
class FeedSession {

	private static final Log logger = LogFactory.getLog(FeedSession.class);

	private static final int SEND_TIME_LIMIT = 1000;

	private static final int BUFFER_SIZE_LIMIT = 64 * 1024;

	private final WebSocketSession session;

	private volatile Set<String> symbols = Set.of();

	FeedSession(WebSocketSession session) {
		limitBlockingSends(session);
		this.session = new ConcurrentWebSocketSessionDecorator(session, SEND_TIME_LIMIT, BUFFER_SIZE_LIMIT);
	}

	void subscribe(Set<String> symbols) {
		this.symbols = Set.copyOf(symbols);
	}

	/**
	 * Send a tick, if it is subscribed to. Blocks at most a second.
	 * @param symbol the symbol of the tick
	 * @param message the tick
	 */
	void send(String symbol, TextMessage message) {
		if (!this.symbols.contains(symbol)) {
			return;
		}
		try {
			this.session.sendMessage(message);
		}
		catch (IOException | IllegalStateException | SessionLimitExceededException ex) {
			close(CloseStatus.SESSION_NOT_RELIABLE, ex);
		}
	}

	void close(CloseStatus status, Exception cause) {
		logger.debug("Because of this", cause);
		close(status);
	}

	void close(CloseStatus status) {
		logger.info("Feed session %s is closed with %s".formatted(this.session.getId(), status));
		try {
			this.session.close(status);
		}
		catch (IOException ex) {
			logger.debug("Feed session %s was gone".formatted(this.session.getId()), ex);
		}
	}

	/**
	 * Make Tomcat wait for a slow peer as long as we do, instead of 20 seconds.
	 */
	private static void limitBlockingSends(WebSocketSession session) {
		if (session instanceof StandardWebSocketSession standard) {
			standard.getNativeSession()
				.getUserProperties()
				.put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", (long) SEND_TIME_LIMIT);
		}
	}

}
