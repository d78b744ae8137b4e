package dev.websockets.relay;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import dev.websockets.WebSocketBroadcastRelay;
import dev.websockets.WebSocketBroadcastRelayEvent;

/**
 * Brings broadcasts to the other instances of an application, and theirs here, over a
 * topic of a broker: at most once, and in the order of each instance. Safe for use by any
 * number of threads.
 *
 * @since 0.1.0
 */
public final class BroadcastRelay {

	private final RelayCounters counters = new RelayCounters();

	private final RelaySettings settings;

	private final RelayReports reports;

	private final OutgoingBroadcasts outgoing;

	private final IncomingBroadcasts incoming;

	private final RelayWatch watch;

	/**
	 * Create a relay, which does nothing before it is started.
	 * @param topic the topic of the broker
	 * @param settings the bounds
	 * @param executor runs what may block: publishing, delivery, subscribing and
	 * listeners to events, at most one task each at a time, and none while there is
	 * nothing to do
	 * @param timer looks whether the topic works; is never blocked
	 * @param events takes the changes, in order, by one thread at a time; may block
	 */
	public BroadcastRelay(WebSocketBroadcastRelay topic, RelaySettings settings, Executor executor,
			ScheduledExecutorService timer, Consumer<WebSocketBroadcastRelayEvent> events) {
		UUID origin = UUID.randomUUID();
		this.settings = settings;
		this.reports = new RelayReports(executor, events);
		this.outgoing = new OutgoingBroadcasts(new OutgoingQueue(origin, settings, this.counters), topic, executor,
				this::failed);
		this.incoming = new IncomingBroadcasts(origin, settings, executor, this.counters, this::heard);
		this.watch = new RelayWatch(topic, this.incoming::receive, this.outgoing, this.reports, this.counters,
				settings.interval(), executor, timer);
	}

	/**
	 * Have the broadcasts of other instances delivered, those that come from now on.
	 * @param receiver takes them, in the order of each instance, by one thread at a time.
	 * It should not wait: what comes meanwhile has to be kept. What it throws is logged
	 */
	public void deliverTo(Consumer<RelayedBroadcast> receiver) {
		this.incoming.deliverTo(receiver);
	}

	/**
	 * Send a broadcast to the other instances. Does not block: it is queued. Where too
	 * many wait, the oldest are dropped.
	 * @param broadcast the broadcast
	 */
	public void send(RelayedBroadcast broadcast) {
		this.outgoing.send(BroadcastCodec.write(broadcast));
	}

	/**
	 * Begin to relay. Waits for the first subscription, for a short time; that the broker
	 * is not there is no error. An interruption ends the wait only.
	 */
	public void start() {
		this.outgoing.open();
		await(this.watch.start(), this.settings.startTimeout().toNanos());
	}

	/**
	 * Relay no more. Waits for what is to be published, and for the broker, for a short
	 * time each; what could not be published is dropped. An interruption ends the wait
	 * only.
	 */
	public void stop() {
		this.reports.stopped(this.outgoing.close(this.settings.stopTimeout()));
		await(this.watch.stop(), this.settings.stopTimeout().toNanos());
	}

	/**
	 * Whether it works.
	 * @return the state at present
	 */
	public RelayStatus status() {
		return this.watch.status();
	}

	/**
	 * What it has done.
	 * @return the figures at present
	 */
	public RelayFigures figures() {
		return this.counters.figures();
	}

	private void heard() {
		this.watch.heard();
	}

	private void failed(Throwable cause) {
		this.watch.failed(cause);
	}

	private static void await(CompletableFuture<Void> future, long nanos) {
		try {
			future.get(nanos, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		catch (TimeoutException ex) {
			// it goes on by itself
		}
	}

}
