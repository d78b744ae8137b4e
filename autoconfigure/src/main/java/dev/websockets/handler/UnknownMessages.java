package dev.websockets.handler;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketUnknownTypeException;

/**
 * Deals with messages that no method of a client or endpoint takes.
 */
final class UnknownMessages {

	private static final Log logger = LogFactory.getLog(UnknownMessages.class);

	private final HandlerTarget target;

	private final UnknownTypePolicy policy;

	private final SessionFailure failure;

	private final String property;

	private final HandlerFailures failures;

	private final LongAdder count = new LongAdder();

	private final AtomicBoolean told = new AtomicBoolean();

	UnknownMessages(HandlerTarget target, HandlerSettings settings, HandlerFailures failures) {
		this.target = target;
		this.policy = settings.unknownType();
		this.failure = settings.failure();
		this.property = settings.propertyPrefix() + ".handler.unknown-type";
		this.failures = failures;
	}

	/**
	 * No method takes a message. An answer that comes too late is no reason to close the
	 * session.
	 * @param arrival the message
	 * @param base its session
	 */
	void accept(Arrival arrival, Invocation base) {
		if (arrival.isAnswer() && this.policy == UnknownTypePolicy.CLOSE) {
			this.count.increment();
			logger.warn(line(arrival.unknown(), base));
		}
		else if (this.policy != UnknownTypePolicy.IGNORE || !this.told.get() || logger.isDebugEnabled()) {
			accept(arrival.unknown(), base);
		}
		else {
			this.count.increment();
		}
	}

	/**
	 * The converter does not know the type of a message, nor does a method take it as it
	 * is.
	 * @param unknown the message and its type
	 * @param base its session
	 */
	void accept(WebSocketUnknownTypeException unknown, Invocation base) {
		this.count.increment();
		switch (this.policy) {
			case IGNORE -> ignore(unknown, base);
			case LOG -> logger.warn(line(unknown, base));
			case HANDLER -> this.failures.messageFailed(unknown, base);
			case CLOSE -> close(unknown, base);
		}
	}

	/**
	 * The first is told: a type that is misspelled, or looked for in the wrong place,
	 * would otherwise just be silence.
	 */
	private void ignore(WebSocketUnknownTypeException unknown, Invocation base) {
		if (this.told.compareAndSet(false, true)) {
			logger.info(line(unknown, base) + "; further ones are ignored in silence, see " + this.property);
		}
		else {
			logger.debug(line(unknown, base));
		}
	}

	/**
	 * How many there were so far.
	 */
	long count() {
		return this.count.sum();
	}

	private void close(WebSocketUnknownTypeException unknown, Invocation base) {
		if (base.session().isOpen()) {
			logger.warn(line(unknown, base) + "; the session is closed");
			this.failure.fail(base.session(), CloseCode.UNSUPPORTED_DATA, "unknown message type",
					() -> new WebSocketUnknownTypeException(unknown));
		}
	}

	private String line(WebSocketUnknownTypeException unknown, Invocation base) {
		return "No @WebSocketHandler method takes a message (" + this.target + ", session " + base.session().id()
				+ "): " + unknown.getMessage();
	}

}
