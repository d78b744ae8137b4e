package dev.websockets.session;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads a connection to its end, on a thread of its own.
 *
 * @since 0.1.0
 * @see ConnectionReaders
 */
public final class ReadingLoop implements Runnable {

	private static final Log logger = LogFactory.getLog(ReadingLoop.class);

	private final ByteSource source;

	private final FrameReceiver receiver;

	private @Nullable ByteBuffer behindHandshake;

	/**
	 * Create a loop.
	 * @param source the connection, whose reads block
	 * @param behindHandshake what was read behind the handshake; its array, if it has the
	 * right size, is used to read on
	 * @param receiver takes what is read
	 */
	public ReadingLoop(ByteSource source, ByteBuffer behindHandshake, FrameReceiver receiver) {
		this.source = source;
		this.behindHandshake = behindHandshake;
		this.receiver = receiver;
	}

	@Override
	public void run() {
		try {
			ByteReader reader = new ByteReader(this.source, this.receiver);
			ByteBuffer behindHandshake = behindHandshake();
			reader.take(behindHandshake);
			reader.readAllWith(behindHandshake);
			this.source.end();
			this.receiver.ended(null);
		}
		catch (IOException ex) {
			this.receiver.ended(ex);
		}
		catch (Throwable ex) {
			logger.error("Reading " + this.source + " failed", ex);
			this.receiver.failed(ex);
		}
		finally {
			this.source.cut();
		}
	}

	private ByteBuffer behindHandshake() {
		ByteBuffer behindHandshake = this.behindHandshake;
		this.behindHandshake = null;
		if (behindHandshake == null) {
			throw new IllegalStateException("a connection is read once");
		}
		return behindHandshake;
	}

}
