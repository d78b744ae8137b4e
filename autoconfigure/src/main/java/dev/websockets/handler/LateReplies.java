package dev.websockets.handler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketSession;

/**
 * The replies of one session that are not finished when the calls of their methods are
 * over. They are sent one after the other, in the order in which they come. While there
 * are {@value #MOST}, nothing further is handled, and all are let go when the session
 * ends.
 */
final class LateReplies {

	static final int MOST = 256;

	private static final Log logger = LogFactory.getLog(LateReplies.class);

	private final WebSocketSession session;

	private final Lane lane;

	private final ReentrantLock lock = new ReentrantLock();

	private final Set<LateReply> unfinished = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private volatile boolean full;

	private boolean listening;

	private boolean ended;

	LateReplies(WebSocketSession session, Executor executor) {
		this.session = session;
		this.lane = new Lane(1, executor);
	}

	/**
	 * A reply begins.
	 * @param reply the reply
	 * @return false if it is not to begin, as the session has ended; it was let go then
	 */
	boolean begin(LateReply reply) {
		boolean first = locked(() -> {
			this.unfinished.add(reply);
			this.full = this.unfinished.size() >= MOST;
			boolean listens = this.listening;
			this.listening = true;
			return !listens;
		});
		reply.sent().whenComplete((done, error) -> finished(reply));
		if (first) {
			this.session.onClose((reason) -> end());
		}
		if (locked(() -> this.ended)) {
			letGo(reply);
			return false;
		}
		return true;
	}

	private void finished(LateReply reply) {
		locked(() -> {
			this.unfinished.remove(reply);
			this.full = !this.ended && this.unfinished.size() >= MOST;
			return takeWaiting(MOST - this.unfinished.size());
		}).forEach(Runnable::run);
	}

	private List<Runnable> takeWaiting(int most) {
		List<Runnable> taken = new ArrayList<>(0);
		while (taken.size() < most && !this.waiting.isEmpty()) {
			taken.add(this.waiting.remove());
		}
		return taken;
	}

	private void end() {
		List<Runnable> actions = locked(() -> {
			this.ended = true;
			this.full = false;
			return takeWaiting(Integer.MAX_VALUE);
		});
		locked(() -> List.copyOf(this.unfinished)).forEach(LateReplies::letGo);
		actions.forEach(Runnable::run);
	}

	/**
	 * What a publisher does when it is cancelled must not hinder others.
	 */
	private static void letGo(LateReply reply) {
		try {
			reply.letGo();
		}
		catch (RuntimeException | Error ex) {
			logger.error("A reply could not be let go", ex);
		}
	}

	/**
	 * Run an action now, or as soon as a reply is finished if there are too many.
	 * @param action asks for something further to handle; must not block
	 */
	void whenRoom(Runnable action) {
		boolean waits = this.full && locked(() -> this.full && this.waiting.add(action));
		if (!waits) {
			action.run();
		}
	}

	/**
	 * Send something as soon as what came before has been sent. Does not block.
	 * @param task sends it; throws nothing
	 */
	void execute(Runnable task) {
		this.lane.submit(task);
	}

	/**
	 * Sending failed: that is no failure of the method if the session is not open any
	 * more, which nobody could know.
	 * @param error why
	 * @param sent the end of the reply
	 */
	void sendFailed(Throwable error, CompletableFuture<Void> sent) {
		if (this.session.isOpen()) {
			sent.completeExceptionally(error);
		}
		else {
			logger.debug("Session " + this.session.id() + " ended before a reply came", error);
			sent.complete(null);
		}
	}

	int size() {
		return locked(this.unfinished::size);
	}

	private <T extends @Nullable Object> T locked(Supplier<T> state) {
		this.lock.lock();
		try {
			return state.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
