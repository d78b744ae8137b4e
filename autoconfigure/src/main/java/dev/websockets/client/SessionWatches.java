package dev.websockets.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketConnectionStaleEvent;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.session.SupervisedSession;

/**
 * Looks after the open session of a connection, as its settings say.
 */
final class SessionWatches {

	private final ConnectionSettings settings;

	private final DefaultWebSocketConnection connection;

	private final ConnectionEvents events;

	private final ConnectionThreads threads;

	private final ConnectionLog log;

	private volatile List<SessionWatch> watches = List.of();

	private volatile @Nullable WebSocketSession watched;

	private volatile boolean stale;

	/**
	 * Create the watches.
	 * @param settings say what is watched
	 * @param connection is reconnected, or rolled over
	 * @param events take what listeners are told
	 * @param threads the timer
	 * @param log told when messages stay away
	 */
	SessionWatches(ConnectionSettings settings, DefaultWebSocketConnection connection, ConnectionEvents events,
			ConnectionThreads threads, ConnectionLog log) {
		this.settings = settings;
		this.connection = connection;
		this.events = events;
		this.threads = threads;
		this.log = log;
	}

	/**
	 * Whether no message has come for too long.
	 */
	boolean isStale() {
		return this.stale;
	}

	/**
	 * Look after a session from now on, and not after the one before.
	 * @param session the session
	 * @param ending ends it with an error
	 */
	void begin(WebSocketSession session, Ending ending) {
		stop();
		this.watched = session;
		if (this.settings.supervision().equals(SupervisionSettings.none())) {
			return;
		}
		if (!(session instanceof SupervisedSession supervised)) {
			throw new IllegalStateException("a session of " + session.getClass() + " cannot be watched");
		}
		List<SessionWatch> watches = watches(supervised, ending);
		this.watches = watches;
		session.onClose((reason) -> watches.forEach(SessionWatch::stop));
		supervised.tap((message) -> isTaken(watches, message));
		watches.forEach(SessionWatch::start);
	}

	private static boolean isTaken(List<SessionWatch> watches, Message message) {
		boolean taken = false;
		for (SessionWatch watch : watches) {
			taken |= watch.message(message);
		}
		return taken;
	}

	/**
	 * A session is not the open one any more.
	 */
	void end(@Nullable WebSocketSession session) {
		if (session != null && this.watched == session) {
			stop();
		}
	}

	private void stop() {
		this.watched = null;
		this.watches.forEach(SessionWatch::stop);
		this.watches = List.of();
		this.stale = false;
	}

	private List<SessionWatch> watches(SupervisedSession session, Ending ending) {
		SupervisionSettings supervision = this.settings.supervision();
		List<SessionWatch> watches = new ArrayList<>();
		Duration staleAfter = supervision.staleAfter();
		if (staleAfter != null) {
			watches.add(new StaleWatch(session, staleAfter, this.threads, (silence) -> stale(session, silence),
					() -> this.stale = false));
		}
		Duration age = supervision.maxSessionAge();
		if (age != null) {
			watches.add(new AgeWatch(age, this.settings.reconnect().maxDelay(), this.threads,
					() -> this.connection.rollOver(session), () -> ThreadLocalRandom.current().nextDouble()));
		}
		HeartbeatSettings heartbeat = supervision.heartbeat();
		if (heartbeat != null) {
			watches.add(new MessageHeartbeat(session, this.connection.name(), heartbeat, this.threads,
					(error) -> ending.end(session, error)));
		}
		return watches;
	}

	private void stale(WebSocketSession session, Duration silence) {
		if (this.watched != session) {
			return;
		}
		this.stale = true;
		this.log.stale(session, silence);
		this.events.add(new WebSocketConnectionStaleEvent(this.connection, session, silence));
		this.events.publish();
		if (this.settings.supervision().reconnectWhenStale()) {
			this.connection.reconnect(session);
		}
	}

	/**
	 * Ends a session.
	 */
	@FunctionalInterface
	interface Ending {

		void end(WebSocketSession session, WebSocketException error);

	}

}
