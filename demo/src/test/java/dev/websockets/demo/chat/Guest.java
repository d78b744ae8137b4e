package dev.websockets.demo.chat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.websockets.CloseReason;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketSession;
import dev.websockets.demo.chat.ChatEvent.Said;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who chats, by the starter's own client.
 */
final class Guest implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final WebSocketSession session;

	private Guest(WebSocketSession session) {
		this.session = session;
	}

	/**
	 * Open a session, and say nothing.
	 */
	static Guest open(WebSocketClient client, String room) {
		return new Guest(client.uri("/chat/{room}", room).open());
	}

	/**
	 * Open a session, and ask to be let in.
	 */
	static Guest join(WebSocketClient client, String room, String name, long after) {
		Guest guest = open(client, room);
		guest.send(Map.of("name", name, "after", after));
		return guest;
	}

	/**
	 * Enter a room where nothing was said yet.
	 */
	static Guest enter(WebSocketClient client, String room, String name) {
		Guest guest = join(client, room, name, 0);
		guest.next(ChatEvent.Welcome.class);
		return guest;
	}

	void send(Object message) {
		this.session.convertAndSend(message);
	}

	void say(String text) {
		send(Map.of("type", "say", "text", text));
	}

	void type() {
		send(Map.of("type", "typing"));
	}

	/**
	 * The next event, which has to be of a kind.
	 */
	<T extends ChatEvent> T next(Class<T> type) {
		ChatEvent event = this.session.receiveAndConvert(ChatEvent.class, LIMIT);
		assertThat(event).isInstanceOf(type);
		return type.cast(event);
	}

	/**
	 * The texts of what was said before the welcome.
	 */
	List<String> missed() {
		List<String> missed = new ArrayList<>();
		ChatEvent event = this.session.receiveAndConvert(ChatEvent.class, LIMIT);
		while (event instanceof Said said) {
			missed.add(said.text());
			event = this.session.receiveAndConvert(ChatEvent.class, LIMIT);
		}
		assertThat(event).isInstanceOf(ChatEvent.Welcome.class);
		return missed;
	}

	/**
	 * How the session ends, whatever is said before.
	 */
	CloseReason end() {
		this.session.incoming().discard();
		assertThat(this.session.closeReason()).succeedsWithin(LIMIT);
		return this.session.closeReason().join();
	}

	/**
	 * Vanish without a Close.
	 */
	void vanish() {
		this.session.abort();
	}

	@Override
	public void close() {
		this.session.close();
	}

}
