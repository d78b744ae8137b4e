package dev.websockets.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.WebSocketException;

/**
 * Brings what the connection tells to the parts of the session.
 */
final class SessionWireEvents implements WireEvents {

	private static final Log logger = LogFactory.getLog(SessionWireEvents.class);

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
		this.life.reader().begin();
		try {
			this.life.heartbeat().alive();
			this.life.inbox().offer(message);
		}
		finally {
			this.life.heartbeat().alive();
			this.life.reader().end();
		}
	}

	@Override
	public void progressed() {
		this.life.outbox().progressed();
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
			this.life.reader().begin();
			try {
				this.pongListeners.forEach((listener) -> tell(listener, pong));
			}
			finally {
				this.life.reader().end();
			}
		}
	}

	private static void tell(Consumer<Frame.Pong> listener, Frame.Pong pong) {
		try {
			listener.accept(pong);
		}
		catch (RuntimeException | Error ex) {
			logger.error("Listener for pongs failed", ex);
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
