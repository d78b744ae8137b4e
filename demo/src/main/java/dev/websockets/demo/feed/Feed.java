package dev.websockets.demo.feed;

import java.util.Map;

import org.springframework.scheduling.annotation.Scheduled;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessions;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

/**
 * Takes subscriptions, and sends every session the ticks of its symbols: each of them is
 * an attribute of the session.
 */
@WebSocketHandler(path = Feed.PATH)
class Feed {

	static final String PATH = "/feed";

	private final Map<String, Replay> replays;

	private final WebSocketSessions sessions;

	Feed(Map<String, Replay> replays, WebSocketSessions sessions) {
		this.replays = replays;
		this.sessions = sessions.at(PATH);
	}

	@WebSocketHandler
	void subscribe(Subscription subscription, WebSocketSession session) {
		if (this.replays.keySet().containsAll(subscription.symbols())) {
			this.replays.keySet().forEach((symbol) -> session.attributes().put(symbol, subscription.isTo(symbol)));
		}
		else {
			refuse(session);
		}
	}

	@WebSocketHandler(on = On.ERROR)
	void unreadable(WebSocketConversionException error, WebSocketSession session) {
		refuse(session);
	}

	private void refuse(WebSocketSession session) {
		session.closeAsync(CloseCode.POLICY_VIOLATION,
				"expected {\"symbols\": [...]} with some of " + this.replays.keySet());
	}

	/**
	 * Send the next tick of every symbol. One who does not take what is sent is dropped,
	 * and nobody waits for them.
	 */
	@Scheduled(fixedRateString = "${feed.tick:500ms}")
	void tick() {
		this.replays.forEach((symbol, replay) -> this.sessions.withAttribute(symbol, true).broadcast(replay.next()));
	}

}
