package dev.websockets.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.websockets.Frame;

/**
 * Who wants to know of pongs, beside the heartbeat.
 */
final class PongListeners {

	private static final Log logger = LogFactory.getLog(PongListeners.class);

	private final List<Consumer<Frame.Pong>> listeners = new CopyOnWriteArrayList<>();

	void add(Consumer<Frame.Pong> listener) {
		this.listeners.add(listener);
	}

	boolean isEmpty() {
		return this.listeners.isEmpty();
	}

	/**
	 * A pong came; called by the thread that reads.
	 */
	void tell(byte[] payload) {
		if (!this.listeners.isEmpty()) {
			Frame.Pong pong = new Frame.Pong(payload);
			this.listeners.forEach((listener) -> tell(listener, pong));
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

}
