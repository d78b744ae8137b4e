package dev.websockets.demo.feed;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.Assert;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes subscriptions, and sends every session the ticks of its symbols.
 */
class FeedHandler extends TextWebSocketHandler {

	private final Map<String, FeedSession> sessions = new ConcurrentHashMap<>();

	private final Map<String, Replay> replays;

	private final JsonMapper json;

	FeedHandler(Map<String, Replay> replays, JsonMapper json) {
		this.replays = replays;
		this.json = json;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		this.sessions.put(session.getId(), new FeedSession(session));
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		this.sessions.remove(session.getId());
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		FeedSession feedSession = this.sessions.get(session.getId());
		if (feedSession == null) {
			return;
		}
		try {
			feedSession.subscribe(known(this.json.readValue(message.getPayload(), Subscription.class).symbols()));
		}
		catch (JacksonException | IllegalArgumentException ex) {
			String expected = "expected {\"symbols\": [...]} with some of " + this.replays.keySet();
			feedSession.close(CloseStatus.POLICY_VIOLATION.withReason(expected), ex);
		}
	}

	/**
	 * Send the next tick of every symbol.
	 */
	@Scheduled(fixedRateString = "${feed.tick:500ms}")
	void tick() {
		this.replays.forEach((symbol, replay) -> {
			TextMessage message = new TextMessage(this.json.writeValueAsBytes(replay.next()));
			this.sessions.values().forEach((session) -> session.send(symbol, message));
		});
	}

	/**
	 * End all sessions, as a feed does that is restarted.
	 */
	void disconnect() {
		this.sessions.values().forEach((session) -> session.close(CloseStatus.GOING_AWAY));
	}

	private Set<String> known(Set<String> symbols) {
		Assert.isTrue(this.replays.keySet().containsAll(symbols), () -> "unknown symbols in " + symbols);
		return symbols;
	}

}
