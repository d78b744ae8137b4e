package dev.websockets.relay;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether something that lasts has just begun, so that it is said once.
 */
final class OncePerSpell {

	private final AtomicBoolean lasting = new AtomicBoolean();

	/**
	 * Whether it begins now.
	 */
	boolean begins() {
		return !this.lasting.get() && this.lasting.compareAndSet(false, true);
	}

	void ends() {
		if (this.lasting.get()) {
			this.lasting.set(false);
		}
	}

}
