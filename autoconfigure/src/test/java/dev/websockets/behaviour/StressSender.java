package dev.websockets.behaviour;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thread that sends in every way, and may end the session when it is done.
 */
final class StressSender {

	private final List<String> accepted = new CopyOnWriteArrayList<>();

	private final List<CompletableFuture<Void>> written = new CopyOnWriteArrayList<>();

	private final AtomicInteger doubtful = new AtomicInteger();

	private final WebSocketSession session;

	private final String name;

	private final Random random;

	StressSender(WebSocketSession session, String name, long seed) {
		this.session = session;
		this.name = name;
		this.random = new Random(seed);
	}

	CompletableFuture<Void> start() {
		return CompletableFuture.runAsync(this::run, (task) -> new Thread(task, "stress-sender").start());
	}

	private void run() {
		int count = this.random.nextInt(60);
		for (int i = 0; i < count && this.session.isOpen(); i++) {
			String text = this.name + ":" + i + " ".repeat((this.random.nextInt(8) == 0) ? 50_000 : 5);
			try {
				if (send(text)) {
					this.accepted.add(text);
				}
			}
			catch (WebSocketClosedException ex) {
				break;
			}
			catch (WebSocketException ex) {
				assertThat(ex).isInstanceOfAny(WebSocketTimeoutException.class, WebSocketQueueOverflowException.class);
			}
		}
		finish();
	}

	private boolean send(String text) {
		switch (this.random.nextInt(3)) {
			case 0 -> {
				this.session.send(text);
				return true;
			}
			case 1 -> {
				return this.session.outgoing().trySend(text);
			}
			default -> {
				CompletableFuture<Void> future = this.session.sendAsync(text);
				if (future.isCompletedExceptionally()) {
					this.doubtful.incrementAndGet();
					return false;
				}
				this.written.add(future);
				return true;
			}
		}
	}

	private void finish() {
		switch (this.random.nextInt(12)) {
			case 0 -> this.session.close();
			case 1 -> this.session.closeAsync(4000, "done");
			case 2 -> this.session.abort();
			default -> {
			}
		}
	}

	List<String> accepted() {
		return this.accepted;
	}

	/**
	 * Messages that were refused, or queued right before the session ended.
	 */
	int doubtful() {
		return this.doubtful.get();
	}

	List<CompletableFuture<Void>> written() {
		return this.written;
	}

}
