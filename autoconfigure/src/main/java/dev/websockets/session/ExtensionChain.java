package dev.websockets.session;

import java.util.List;
import java.util.ListIterator;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.websockets.ExtensionFrame;
import dev.websockets.WebSocketExtension;

/**
 * The extensions of one session, which frames pass in their order on the way out, and
 * from the last to the first on the way in (RFC 6455, section 9.1).
 */
final class ExtensionChain {

	private static final Log logger = LogFactory.getLog(ExtensionChain.class);

	private final List<WebSocketExtension> extensions;

	private final int reservedBits;

	private final ExtensionUse use;

	ExtensionChain(SessionExtensions agreed) {
		this.extensions = agreed.all();
		this.reservedBits = agreed.reservedBits();
		this.use = new ExtensionUse(() -> each(WebSocketExtension::idle), () -> each(WebSocketExtension::close));
	}

	/**
	 * The extensions, in the order in which frames that go out pass them.
	 */
	List<WebSocketExtension> extensions() {
		return this.extensions;
	}

	/**
	 * The reserved bits that the extensions own.
	 */
	int reservedBits() {
		return this.reservedBits;
	}

	boolean isEmpty() {
		return this.extensions.isEmpty();
	}

	/**
	 * Who uses the extensions at the moment.
	 */
	ExtensionUse use() {
		return this.use;
	}

	/**
	 * Writing begins: until {@link #writingEnds()} there are frames to come.
	 */
	void writingBegins() {
		if (!isEmpty()) {
			this.use.writingBegins();
		}
	}

	/**
	 * What was to be written was, or will never be.
	 */
	void writingEnds() {
		if (!isEmpty()) {
			this.use.writingEnds();
		}
	}

	/**
	 * A frame goes out.
	 * @throws IllegalStateException if an extension fails
	 */
	ExtensionFrame outgoing(ExtensionFrame frame) {
		this.use.outgoingBegins();
		try {
			return this.use.isClosed() ? frame : passOut(frame);
		}
		finally {
			this.use.outgoingEnds();
		}
	}

	private ExtensionFrame passOut(ExtensionFrame frame) {
		notice(frame);
		ExtensionFrame passed = frame;
		for (WebSocketExtension extension : this.extensions) {
			try {
				passed = same(extension.outgoing(passed), frame, extension);
			}
			catch (RuntimeException | Error ex) {
				throw failed(extension, ex);
			}
		}
		checkReserved(passed, this.reservedBits);
		return passed;
	}

	/**
	 * A frame goes out that was made for many sessions.
	 * @param passed what each extension would have made of it, in their order
	 */
	void broadcast(List<ExtensionFrame> passed) {
		if (isEmpty()) {
			return;
		}
		this.use.outgoingBegins();
		try {
			this.use.messagePasses();
			for (int i = 0; i < passed.size() && !this.use.isClosed(); i++) {
				tell(this.extensions.get(i), passed.get(i));
			}
		}
		finally {
			this.use.outgoingEnds();
		}
	}

	private static void tell(WebSocketExtension extension, ExtensionFrame frame) {
		try {
			extension.broadcast(frame.withPayload(frame.payload().asReadOnlyBuffer()));
		}
		catch (RuntimeException | Error ex) {
			throw failed(extension, ex);
		}
	}

	private static IllegalStateException failed(WebSocketExtension extension, Throwable cause) {
		return new IllegalStateException("extension " + extension + " failed: " + cause.getMessage(), cause);
	}

	/**
	 * A frame came in.
	 * @return the frame, or {@code null} for a part of a message that came too late
	 */
	@Nullable ExtensionFrame incoming(ExtensionFrame frame) {
		this.use.incomingBegins();
		try {
			if (this.use.isClosed()) {
				return frame.isControl() ? frame : null;
			}
			return passIn(frame);
		}
		finally {
			this.use.incomingEnds();
		}
	}

	private ExtensionFrame passIn(ExtensionFrame frame) {
		notice(frame);
		ExtensionFrame passed = frame;
		ListIterator<WebSocketExtension> reversed = this.extensions.listIterator(this.extensions.size());
		while (reversed.hasPrevious()) {
			WebSocketExtension extension = reversed.previous();
			passed = same(extension.incoming(passed), frame, extension);
		}
		return passed;
	}

	private void notice(ExtensionFrame frame) {
		if (!frame.isControl()) {
			this.use.messagePasses();
		}
	}

	/**
	 * Refuse reserved bits that nobody owns.
	 */
	static void checkReserved(ExtensionFrame frame, int reservedBits) {
		Assert.state((frame.reserved() & ~reservedBits) == 0, "an extension set a reserved bit that it does not claim");
	}

	/**
	 * Refuse what is another frame.
	 */
	static ExtensionFrame same(@Nullable ExtensionFrame passed, ExtensionFrame frame, Object extension) {
		if (passed == null || passed.type() != frame.type() || passed.last() != frame.last()) {
			throw new IllegalStateException("extension " + extension + " made another frame of a " + frame.type()
					+ ((passed != null) ? ": a " + passed.type() : ": none"));
		}
		return passed;
	}

	private void each(Consumer<WebSocketExtension> release) {
		for (WebSocketExtension extension : this.extensions) {
			try {
				release.accept(extension);
			}
			catch (RuntimeException | Error ex) {
				logger.error("Extension " + extension + " failed to release what it holds", ex);
			}
		}
	}

}
