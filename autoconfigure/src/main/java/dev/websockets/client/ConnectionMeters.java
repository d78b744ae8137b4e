package dev.websockets.client;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.websockets.SessionTraffic;
import dev.websockets.WebSocketSession;
import dev.websockets.session.SupervisedSession;
import dev.websockets.session.SupervisedSession.QueueFill;

/**
 * What all connections of one name have done so far. Thread-safe; asking does not block.
 *
 * @since 0.1.0
 */
public final class ConnectionMeters {

	private final LongAdder opens = new LongAdder();

	private final LongAdder reconnects = new LongAdder();

	private final Map<FailureKind, LongAdder> failures = Arrays.stream(FailureKind.values())
		.collect(Collectors.toUnmodifiableMap(Function.identity(), (kind) -> new LongAdder()));

	private final StateLock lock = new StateLock();

	private final Set<SupervisedSession> living = new HashSet<>();

	private SessionTraffic ended = SessionTraffic.NONE;

	private long droppedByEnded;

	void connected(WebSocketSession session) {
		if (session instanceof SupervisedSession supervised) {
			this.lock.locked(() -> this.living.add(supervised));
			session.onClose((reason) -> ended(supervised));
		}
	}

	private void ended(SupervisedSession session) {
		this.lock.locked(() -> {
			this.living.remove(session);
			this.ended = this.ended.plus(session.traffic());
			this.droppedByEnded += session.queues().dropped();
			return null;
		});
	}

	void opened(boolean again) {
		this.opens.increment();
		if (again) {
			this.reconnects.increment();
		}
	}

	void failed(FailureKind kind) {
		failuresOf(kind).increment();
	}

	private LongAdder failuresOf(FailureKind kind) {
		return Objects.requireNonNull(this.failures.get(kind));
	}

	/**
	 * How often a session was opened and prepared.
	 * @return the number so far
	 */
	public long opens() {
		return this.opens.sum();
	}

	/**
	 * How often that was not the first session of its connection.
	 * @return the number so far
	 */
	public long reconnects() {
		return this.reconnects.sum();
	}

	/**
	 * How often attempts failed, and sessions were lost.
	 * @param kind what happened
	 * @return the number so far
	 */
	public long failures(FailureKind kind) {
		return failuresOf(kind).sum();
	}

	/**
	 * What all sessions have carried.
	 * @return the sums so far
	 */
	public SessionTraffic traffic() {
		return this.lock
			.locked(() -> this.living.stream().map(WebSocketSession::traffic).reduce(this.ended, SessionTraffic::plus));
	}

	/**
	 * The messages that were dropped.
	 * @return the number so far
	 */
	public long dropped() {
		return this.lock.locked(() -> this.droppedByEnded + sum(QueueFill::dropped));
	}

	/**
	 * The messages that wait for the application.
	 * @return the number at present
	 */
	public long incoming() {
		return this.lock.locked(() -> sum(QueueFill::incoming));
	}

	/**
	 * The frames that wait for the connections.
	 * @return the number at present
	 */
	public long outgoing() {
		return this.lock.locked(() -> sum(QueueFill::outgoing));
	}

	private long sum(ToLongFunction<QueueFill> value) {
		return this.living.stream().map(SupervisedSession::queues).mapToLong(value).sum();
	}

	/**
	 * The longest round-trip time of the sessions.
	 * @return the time, or {@code null} if none has been measured
	 */
	public @Nullable Duration roundTripTime() {
		return this.lock.locked(() -> this.living.stream()
			.map(WebSocketSession::roundTripTime)
			.filter(Objects::nonNull)
			.max(Duration::compareTo)
			.orElse(null));
	}

}
