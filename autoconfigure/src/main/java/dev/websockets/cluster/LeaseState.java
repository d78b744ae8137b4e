package dev.websockets.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketTimeoutException;
import dev.websockets.client.ConnectionPermits.Holder;

/**
 * What this instance knows of the lock, and tells those who need it. Used under the lock
 * of its {@link Lease}.
 * <p>
 * The lock is granted no longer than others are sure to be kept off by it. And while
 * nobody knows whether the registry has forgotten it, as one does that is restarted and
 * keeps nothing on disk, it is not granted anew: one lease after the last failure,
 * whoever had it has noticed.
 */
final class LeaseState {

	private final String key;

	private final LeaseTerms terms;

	private boolean answered;

	private boolean granted;

	private boolean checking;

	private long validUntil;

	private @Nullable Long trouble;

	private @Nullable Throwable failure;

	LeaseState(String key, LeaseTerms terms) {
		this.key = key;
		this.terms = terms;
	}

	boolean isGranted() {
		return this.granted;
	}

	/**
	 * Tell somebody new what is known.
	 */
	void tell(Holder holder) {
		if (this.granted) {
			holder.granted();
		}
		else if (this.answered || this.failure != null) {
			holder.denied(this.failure);
		}
	}

	/**
	 * Nobody needs the lock any more.
	 */
	void reset() {
		this.granted = false;
		this.answered = false;
		this.failure = null;
	}

	/**
	 * The registry has answered.
	 * @param locked whether this instance has the lock
	 * @param began when it was asked
	 * @param delay how long it took, beyond the wait it was allowed
	 * @param holders who is told
	 */
	void answered(boolean locked, long began, Duration delay, Collection<Holder> holders) {
		long now = System.nanoTime();
		if (this.answered && delay.compareTo(LeaseTerms.SLOW) > 0) {
			this.trouble = now;
		}
		boolean first = !this.answered;
		this.answered = true;
		if (!locked) {
			if (this.granted || first || this.failure != null) {
				deny(null, holders);
			}
			return;
		}
		this.validUntil = began + this.terms.validity().toNanos();
		if (this.granted) {
			this.failure = null;
		}
		else if (isSettled(now) && now - this.validUntil < 0 && !holders.isEmpty()) {
			this.granted = true;
			this.failure = null;
			holders.forEach(Holder::granted);
		}
	}

	private boolean isSettled(long now) {
		return this.trouble == null || now - this.trouble - this.terms.length().toNanos() >= 0;
	}

	private void deny(@Nullable Throwable cause, Collection<Holder> holders) {
		this.granted = false;
		this.failure = cause;
		holders.forEach((holder) -> holder.denied(cause));
	}

	/**
	 * The registry has failed. What was granted is until the lease is over.
	 */
	void failed(Throwable failure, Collection<Holder> holders) {
		this.trouble = System.nanoTime();
		if (this.granted) {
			this.failure = failure;
		}
		else {
			notAsked(failure, holders);
		}
	}

	/**
	 * The registry was not asked, so that nothing is known of it.
	 */
	void notAsked(Throwable failure, Collection<Holder> holders) {
		if (this.failure == null) {
			deny(failure, holders);
		}
	}

	/**
	 * How long until {@link #check} is to be called, if nobody is to call it already.
	 */
	@Nullable Duration needsCheck() {
		if (!this.granted || this.checking) {
			return null;
		}
		this.checking = true;
		return Duration.ofNanos(Math.max(0, this.validUntil - System.nanoTime()));
	}

	/**
	 * See whether the lease is over.
	 */
	void check(Collection<Holder> holders) {
		this.checking = false;
		if (this.granted && System.nanoTime() - this.validUntil >= 0) {
			this.trouble = System.nanoTime();
			deny((this.failure != null) ? this.failure : timeout(), holders);
		}
	}

	private WebSocketTimeoutException timeout() {
		return new WebSocketTimeoutException(
				String.format(Locale.ROOT,
						"the registry of locks did not renew lock '%s' within %,d ms of its lease"
								+ " (websockets.clients.<name>.cluster.lease)",
						this.key, this.terms.validity().toMillis()));
	}

}
