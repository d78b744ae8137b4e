package dev.websockets.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * Says when a named connection may be open, where not every instance of an application is
 * to have one.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConnectionPermits {

	/**
	 * How long after a denial sessions are cut whose peer does not answer the Close.
	 */
	Duration CUT_AFTER = Duration.ofSeconds(1);

	/**
	 * Take part from now on. Neither waits nor throws.
	 * @param holder told whether the connection may be open
	 * @return ends that
	 */
	Permit request(Holder holder);

	/**
	 * Who is told, one call after the other. What it does neither blocks nor calls code
	 * of the application.
	 */
	interface Holder {

		/**
		 * The connection may be open from now on.
		 */
		void granted();

		/**
		 * The connection must not be open, or not any more.
		 * @param cause why nobody knows who may have it, or {@code null} if another
		 * instance has it
		 */
		void denied(@Nullable Throwable cause);

	}

	/**
	 * A part in it.
	 */
	@FunctionalInterface
	interface Permit {

		/**
		 * Take no part any more, so that another instance may have the connection; of
		 * this one nothing is open any more. Does not wait. Later calls do nothing.
		 * @return completes when the others know, or it has failed; the caller may
		 * complete it
		 */
		CompletableFuture<Void> release();

	}

}
