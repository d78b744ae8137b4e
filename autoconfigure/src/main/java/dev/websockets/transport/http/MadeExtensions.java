package dev.websockets.transport.http;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.websockets.WebSocketExtension;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.session.SessionExtensions;

/**
 * The extensions of a session to be, as they are made one after the other. None of them
 * is left open if the next cannot be made.
 */
final class MadeExtensions implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(MadeExtensions.class);

	private final List<WebSocketExtension> extensions = new ArrayList<>();

	private int reservedBits;

	private boolean complete;

	/**
	 * Add one.
	 * @param factory what made it
	 * @param extension what it made
	 * @throws IllegalStateException if it made none
	 */
	void add(WebSocketExtensionFactory factory, @Nullable WebSocketExtension extension) {
		Assert.state(extension != null,
				() -> "the factory of the extension " + factory.name() + " made none for an answer it accepted");
		this.extensions.add(extension);
		this.reservedBits |= factory.reservedBits();
	}

	/**
	 * All are made: from now on they belong to the caller.
	 */
	SessionExtensions complete() {
		SessionExtensions all = new SessionExtensions(this.extensions, this.reservedBits);
		this.complete = true;
		return all;
	}

	/**
	 * Close what was made, unless it is complete.
	 */
	@Override
	public void close() {
		if (!this.complete) {
			this.extensions.forEach(MadeExtensions::close);
		}
	}

	private static void close(WebSocketExtension extension) {
		try {
			extension.close();
		}
		catch (RuntimeException | Error ex) {
			logger.error("Extension " + extension + " failed to release what it holds", ex);
		}
	}

}
