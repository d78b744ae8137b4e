package dev.websockets.session;

import java.util.ArrayDeque;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.websockets.Frame;
import dev.websockets.SessionSettings;

/**
 * Gathers what the reading thread read before it goes into the {@link Inbox}. What is
 * read at once is queued at once, to wake who waits once. Used by the thread that reads
 * only.
 *
 * @param <F> what comes
 */
final class InboxIntake<F extends Frame> {

	/**
	 * The most frames that are queued at once.
	 */
	private static final int MOST_AT_ONCE = 256;

	private final ArrayDeque<F> read = new ArrayDeque<>(0);

	private final InboxEntrance<F> entrance;

	private final SessionSettings settings;

	private final PendingRequests requests;

	private final Consumer<Breach> onBreach;

	private boolean gathering;

	/**
	 * Create an intake.
	 * @param inbox where frames go
	 * @param settings its bounds and policy, among others
	 * @param requests fail if their replies cannot be read for want of room
	 * @param onBreach called when a frame found no room and the policy is to close, or
	 * when it found none for too long
	 */
	InboxIntake(Inbox<F> inbox, SessionSettings settings, PendingRequests requests, Consumer<Breach> onBreach) {
		this.entrance = inbox.entrance();
		this.settings = settings;
		this.requests = requests;
		this.onBreach = onBreach;
	}

	/**
	 * A frame came. It goes to a receiver directly, or is queued at the latest when
	 * {@link #queue()} is called.
	 */
	void offer(F frame) {
		Receiver<F> direct = this.gathering ? null : this.entrance.direct();
		if (direct != null && this.read.isEmpty()) {
			direct.arrived(frame);
			return;
		}
		this.read.addLast(frame);
		if (this.read.size() >= MOST_AT_ONCE && !this.gathering) {
			queue();
		}
	}

	/**
	 * Whether what comes goes to the queue, to nobody directly, and without waiting for
	 * others who wait for the queue.
	 */
	boolean isPlain() {
		return this.entrance.direct() == null && this.requests.isEmpty() && !this.entrance.isContended();
	}

	/**
	 * Whether nothing may run code of the application now, nor wait.
	 */
	boolean isGathering() {
		return this.gathering;
	}

	/**
	 * Keep what comes from now on until {@link #queueNow()} is called.
	 */
	void gather() {
		this.gathering = true;
	}

	/**
	 * Queue what came as far as there is room. Never blocks.
	 * @return what is left to do, and may block, or {@code null}
	 */
	@Nullable Runnable queueNow() {
		this.gathering = false;
		if (this.read.isEmpty()) {
			return null;
		}
		boolean overflow = this.entrance.admit(this.read);
		Receiver<F> receiver = this.entrance.receiver();
		if (receiver != null && !receiver.takesDirectly()) {
			receiver.arrived();
		}
		if (overflow) {
			return () -> {
				this.onBreach.accept(Breach.incomingFull(this.settings));
				queue();
			};
		}
		return this.read.isEmpty() ? null : this::queue;
	}

	/**
	 * Queue what came; called before the thread waits for more. Blocks while there is no
	 * room, if that is the policy.
	 */
	void queue() {
		while (!this.read.isEmpty()) {
			boolean overflow = this.entrance.admit(this.read);
			tell(this.entrance.receiver());
			if (overflow) {
				this.onBreach.accept(Breach.incomingFull(this.settings));
			}
			else if (!this.read.isEmpty() && !hasRoomInTime()) {
				this.onBreach.accept(Breach.pausedTooLong(this.settings));
			}
		}
		this.entrance.readOn();
	}

	private boolean hasRoomInTime() {
		if (this.entrance.isOverrun(this.read)) {
			this.requests.fail((request) -> PendingRequests.overrun(request, this.settings));
		}
		return this.entrance.awaitRoom(this.read);
	}

	private void tell(@Nullable Receiver<F> receiver) {
		if (receiver == null) {
			return;
		}
		if (!receiver.takesDirectly()) {
			receiver.arrived();
			return;
		}
		while (this.entrance.direct() == receiver && !this.read.isEmpty()) {
			receiver.arrived(this.read.removeFirst());
		}
	}

}
