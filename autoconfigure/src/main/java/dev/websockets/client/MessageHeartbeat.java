package dev.websockets.client;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.websockets.Message;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.session.SupervisedSession;

/**
 * Sends a message at an interval, and expects an answer to each within a time that does
 * not run while the application holds up the messages.
 */
final class MessageHeartbeat extends SessionWatch {

	private static final Log logger = LogFactory.getLog(MessageHeartbeat.class);

	private final SupervisedSession session;

	private final String connection;

	private final HeartbeatSettings settings;

	private final Consumer<WebSocketTimeoutException> onDead;

	private volatile boolean answered;

	/**
	 * Create a heartbeat.
	 * @param session the session
	 * @param connection the name of its connection
	 * @param settings what to send, when, and what to expect
	 * @param threads the timer
	 * @param onDead told when there is no answer in time
	 */
	MessageHeartbeat(SupervisedSession session, String connection, HeartbeatSettings settings,
			ConnectionThreads threads, Consumer<WebSocketTimeoutException> onDead) {
		super(threads);
		this.session = session;
		this.connection = connection;
		this.settings = settings;
		this.onDead = onDead;
	}

	@Override
	void start() {
		schedule(this.settings.interval(), this::beat);
	}

	@Override
	boolean message(Message message) {
		Predicate<? super Message> answer = this.settings.answer();
		boolean isAnswer = answer != null && answer.test(message);
		if (isAnswer && !this.answered) {
			this.answered = true;
			schedule(this.settings.interval(), this::beat);
		}
		return isAnswer;
	}

	private void beat() {
		this.answered = this.settings.answer() == null;
		if (this.answered) {
			schedule(this.settings.interval(), this::beat);
		}
		else {
			schedule(this.settings.timeout(), this::check);
		}
		this.session.sendAsync(this.settings.message()).exceptionally((failure) -> {
			logger.debug("A heartbeat of session " + this.session.id() + " was not sent", failure);
			return null;
		});
	}

	private void check() {
		if (this.answered) {
			schedule(this.settings.interval(), this::beat);
			return;
		}
		Duration left = this.settings.timeout().minus(this.session.sincePause());
		if (!left.isNegative() && !left.isZero()) {
			schedule(left, this::check);
			return;
		}
		this.onDead.accept(new WebSocketTimeoutException(String.format(Locale.ROOT,
				"no answer to the heartbeat within websockets.clients.%s.heartbeat.timeout (%,d ms)", this.connection,
				this.settings.timeout().toMillis())));
	}

}
