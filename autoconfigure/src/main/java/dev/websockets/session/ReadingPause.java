package dev.websockets.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The wait of the reading thread for room in the incoming queue. One that is long is said
 * in the log, once for a session.
 */
final class ReadingPause {

	private static final Log logger = LogFactory.getLog(ReadingPause.class);

	private static final long LONG_SECONDS = 30;

	private final String session;

	private boolean logged;

	ReadingPause(String session) {
		this.session = session;
	}

	/**
	 * Wait for room. Called with the lock of the condition. An interrupt does not end the
	 * wait: nothing that was read is lost.
	 * @param roomMade signalled when there may be room
	 * @param room whether there is room
	 */
	void await(Condition roomMade, BooleanSupplier room) {
		boolean interrupted = false;
		long begin = System.nanoTime();
		while (!room.getAsBoolean()) {
			try {
				roomMade.await(LONG_SECONDS, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
			if (System.nanoTime() - begin >= TimeUnit.SECONDS.toNanos(LONG_SECONDS)) {
				warn();
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void warn() {
		if (!this.logged) {
			this.logged = true;
			logger.warn("Session " + this.session + " has read nothing for " + LONG_SECONDS
					+ " s because its incoming queue is full; pings of the peer stay unanswered meanwhile, see "
					+ "websockets.incoming.overflow");
		}
	}

}
