package dev.websockets.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.websockets.Envelope;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketProtocol;
import dev.websockets.WebSocketQueueOverflowException;

/**
 * The requests of a session that wait for their replies, which the reading thread brings
 * before anything is queued. While there is none, messages are not looked at.
 */
final class PendingRequests {

	/**
	 * For sessions that cannot request.
	 */
	static final PendingRequests NONE = new PendingRequests(null, SessionSettings.defaults());

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, PendingRequest> byId = new HashMap<>();

	private final @Nullable WebSocketProtocol protocol;

	private final SessionSettings settings;

	private final int maxInFlight;

	private long last;

	private volatile boolean empty = true;

	private PendingRequests(@Nullable WebSocketProtocol protocol, SessionSettings settings) {
		this.protocol = protocol;
		this.settings = settings;
		this.maxInFlight = settings.request().maxInFlight();
	}

	/**
	 * Begin without a request.
	 * @param protocol the protocol of the session, or {@code null} if it has none
	 * @param settings how many may wait, among others
	 */
	static PendingRequests of(@Nullable WebSocketProtocol protocol, SessionSettings settings) {
		return (protocol != null) ? new PendingRequests(protocol, settings) : NONE;
	}

	/**
	 * Whether no request waits.
	 */
	boolean isEmpty() {
		return this.empty;
	}

	/**
	 * Begin a request with the next id.
	 * @throws WebSocketQueueOverflowException if too many wait already
	 */
	PendingRequest begin() {
		this.lock.lock();
		try {
			if (this.byId.size() >= this.maxInFlight) {
				throw new WebSocketQueueOverflowException(
						String.format(Locale.ROOT, "as many requests wait for their replies as %s (%,d) allows",
								this.settings.property("request.max-in-flight"), this.maxInFlight));
			}
			PendingRequest request = new PendingRequest(Long.toString(++this.last));
			this.byId.put(request.id(), request);
			this.empty = false;
			return request;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait no longer for an answer.
	 * @return false if there was one, or none is to come, already
	 */
	boolean forget(PendingRequest request) {
		return remove(request.id()) != null;
	}

	private @Nullable PendingRequest remove(String id) {
		this.lock.lock();
		try {
			PendingRequest removed = this.byId.remove(id);
			this.empty = this.byId.isEmpty();
			return removed;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A message passes.
	 * @return whether it was taken, as the answer to a request
	 */
	boolean takes(Message message) {
		if (this.empty) {
			return false;
		}
		Envelope envelope = read(message);
		String id = (envelope != null && envelope.isAnswer()) ? envelope.id() : null;
		PendingRequest request = (id != null) ? remove(id) : null;
		if (envelope == null || request == null) {
			return false;
		}
		request.answered(envelope);
		return true;
	}

	/**
	 * Who gets a message that cannot be read reports that, so it is not reported here.
	 */
	private @Nullable Envelope read(Message message) {
		try {
			return (this.protocol != null) ? this.protocol.read(message) : null;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	/**
	 * There will be no answers to those that wait. Called without a lock, as it may run
	 * what depends on them.
	 * @param failure says why, for the thread that asks
	 */
	void fail(Function<PendingRequest, WebSocketException> failure) {
		removeAll().forEach((request) -> request.failed(() -> failure.apply(request)));
	}

	/**
	 * What a request fails with whose reply would be behind too much else.
	 */
	static WebSocketException overrun(PendingRequest request, SessionSettings settings) {
		return new WebSocketQueueOverflowException(String.format(Locale.ROOT,
				"no reply to request %s among what came before the incoming queue was full: nobody takes from it, and "
						+ "%s is %,d bytes",
				request.id(), settings.property("incoming.max-size"), settings.incoming().maxSize().toBytes()));
	}

	private List<PendingRequest> removeAll() {
		this.lock.lock();
		try {
			List<PendingRequest> removed = new ArrayList<>(this.byId.values());
			this.byId.clear();
			this.empty = true;
			return removed;
		}
		finally {
			this.lock.unlock();
		}
	}

}
