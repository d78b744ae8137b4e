package dev.websockets.behaviour;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WireFrame;

/**
 * A peer that sends, reads what comes, and does something nasty after a while.
 */
final class StressPeer {

	private static final Duration LIMIT = Duration.ofSeconds(8);

	private final List<String> received = new CopyOnWriteArrayList<>();

	private final AtomicInteger sent = new AtomicInteger();

	private final CompletableFuture<Void> over = new CompletableFuture<>();

	private final Fault fault;

	private final int faultAt;

	private final int flood;

	private final String padding;

	private volatile boolean closeAnswered;

	private volatile boolean closedInOrder;

	StressPeer(Random random) {
		this.fault = Fault.values()[random.nextInt(Fault.values().length)];
		this.faultAt = random.nextInt(60);
		this.flood = random.nextInt(80);
		this.padding = " ".repeat(random.nextBoolean() ? 10 : 20_000);
	}

	void serve(WebSocketPeer peer) {
		peer.accept();
		CompletableFuture<Void> flooding = CompletableFuture.runAsync(() -> flood(peer),
				(task) -> new Thread(task, "stress-flood").start());
		for (int i = 0; i < this.faultAt || this.fault == Fault.NONE; i++) {
			WireFrame frame = peer.readFrame(LIMIT);
			if (frame.opcode() == WireFrame.CLOSE) {
				answerClose(peer, frame, flooding);
				return;
			}
			if (frame.opcode() == WireFrame.PING) {
				peer.send(WireFrame.pong(frame.payload()));
			}
			else if (frame.opcode() == WireFrame.TEXT) {
				this.received.add(frame.text());
			}
		}
		strike(peer, flooding);
	}

	private void flood(WebSocketPeer peer) {
		for (int i = 0; i < this.flood; i++) {
			this.sent.incrementAndGet();
			peer.sendText("peer:" + i + this.padding);
		}
	}

	private void answerClose(WebSocketPeer peer, WireFrame close, CompletableFuture<Void> flooding) {
		await(flooding);
		this.closeAnswered = true;
		peer.send(close.withMasked(false));
		peer.awaitEnd(LIMIT);
	}

	private void strike(WebSocketPeer peer, CompletableFuture<Void> flooding) {
		switch (this.fault) {
			case NONE -> throw new IllegalStateException("no fault");
			case RESET -> peer.reset();
			case FIN -> peer.end();
			case MUTE -> this.over.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
			case CLOSE -> {
				await(flooding);
				peer.close(4001, "struck");
				this.closedInOrder = true;
			}
		}
	}

	/**
	 * A client that has cut the connection meanwhile is no failure of this peer.
	 */
	private static void await(CompletableFuture<Void> flooding) {
		try {
			flooding.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof UncheckedIOException ended) ? ended : ex;
		}
	}

	void over() {
		this.over.complete(null);
	}

	List<String> received() {
		return this.received;
	}

	int sent() {
		return this.sent.get();
	}

	boolean isCloseAnswered() {
		return this.closeAnswered;
	}

	boolean isClosedInOrder() {
		return this.closedInOrder;
	}

	@Override
	public String toString() {
		return this.fault + " at " + this.faultAt + ", flood of " + this.flood + " * " + this.padding.length();
	}

	private enum Fault {

		NONE, RESET, FIN, MUTE, CLOSE

	}

}
