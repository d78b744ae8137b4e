package dev.websockets.server;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A place that is taken for a connection. A handshake whose answer cannot be written
 * comes to nothing, and nobody says so: the place is free again some time later.
 */
final class Place {

	private static final String ATTRIBUTE = Place.class.getName();

	private static final long EXPIRY_SECONDS = 10;

	private final AtomicBoolean taken = new AtomicBoolean(true);

	private final Runnable onFree;

	private final Future<?> expiry;

	/**
	 * Create a place.
	 * @param onFree called once, when it is free again
	 * @param timer frees it if no connection comes
	 */
	Place(Runnable onFree, ScheduledExecutorService timer) {
		this.onFree = onFree;
		this.expiry = timer.schedule(this::free, EXPIRY_SECONDS, TimeUnit.SECONDS);
	}

	/**
	 * Keep it with what the handshake gives to the session.
	 */
	void putInto(Map<String, Object> attributes) {
		attributes.put(ATTRIBUTE, this);
	}

	/**
	 * Take it out of there.
	 * @throws IllegalStateException if there is none
	 */
	static Place takeOutOf(Map<String, Object> attributes) {
		if (attributes.remove(ATTRIBUTE) instanceof Place place) {
			return place;
		}
		throw new IllegalStateException("the handshake took no place");
	}

	/**
	 * The connection is there.
	 */
	void occupied() {
		this.expiry.cancel(false);
	}

	/**
	 * It is no longer needed.
	 */
	void free() {
		if (this.taken.compareAndSet(true, false)) {
			this.expiry.cancel(false);
			this.onFree.run();
		}
	}

}
