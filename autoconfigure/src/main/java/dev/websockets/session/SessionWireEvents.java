package dev.websockets.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.WebSocketException;

/**
 * Brings what the connection tells to the parts of the session.
 */
final class SessionWireEvents implements WireEvents {

	private final SessionLife life;

	private final List<Consumer<Frame.Pong>> pongListeners = new CopyOnWriteArrayList<>();

	SessionWireEvents(SessionLife life) {
		this.life = life;
	}

	void onPong(Consumer<Frame.Pong> listener) {
		this.pongListeners.add(listener);
	}

	@Override
	public void message(Message message) {
		this.life.heartbeat().alive();
		this.life.inbox().offer(message);
	}

	@Override
	public void alive() {
		this.life.heartbeat().alive();
	}

	@Override
	public void pong(byte[] payload) {
		this.life.heartbeat().alive();
		this.life.heartbeat().pong(payload);
		if (!this.pongListeners.isEmpty()) {
			Frame.Pong pong = new Frame.Pong(payload);
			this.pongListeners.forEach((listener) -> listener.accept(pong));
		}
	}

	@Override
	public void closed(int code, String text) {
		this.life.peerClosed(code, text);
	}

	@Override
	public void lost(@Nullable Throwable cause) {
		this.life.lost(cause);
		this.life.gone();
	}

	@Override
	public void violated(Supplier<WebSocketException> error, int code) {
		this.life.fail(code, "", error);
	}

	@Override
	public void closedForViolation(Supplier<WebSocketException> error, int code) {
		this.life.failed(code, error);
	}

}
