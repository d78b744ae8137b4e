package dev.websockets.handler;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * The lines that the package logs on a session.
 */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final Logger logger = (Logger) LoggerFactory.getLogger(LogLines.class.getPackageName());

	private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

	LogLines() {
		start();
		this.logger.addAppender(this);
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.events.add(event);
	}

	List<ILoggingEvent> containing(String text) {
		return this.events.stream()
			.filter((event) -> event.getLevel().levelInt > Level.DEBUG_INT)
			.filter((event) -> event.getFormattedMessage().contains(text))
			.toList();
	}

	@Override
	public void close() {
		this.logger.detachAppender(this);
	}

}
