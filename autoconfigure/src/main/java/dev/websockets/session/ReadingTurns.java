package dev.websockets.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads a connection whenever there is something to read. What can be taken without
 * waiting is taken by the thread that tells of it; what cannot, and all that comes while
 * it waits, by a thread that exists as long as there is something to read.
 *
 * @since 0.1.0
 */
public final class ReadingTurns {

	private static final Log logger = LogFactory.getLog(ReadingTurns.class);

	private final ReadySource source;

	private final FrameReceiver receiver;

	private final ByteReader reader;

	private final Executor threads;

	/**
	 * Create what reads a connection.
	 * @param source the connection
	 * @param receiver takes what is read
	 * @param threads runs what may block
	 */
	public ReadingTurns(ReadySource source, FrameReceiver receiver, Executor threads) {
		this.source = source;
		this.receiver = receiver;
		this.reader = new ByteReader(source, receiver);
		this.threads = threads;
	}

	/**
	 * Begin to read. Does not block.
	 * @param behindHandshake what was read behind the handshake
	 */
	public void begin(ByteBuffer behindHandshake) {
		this.source.tell(this::readable);
		this.threads.execute(() -> turn(() -> this.reader.take(behindHandshake)));
	}

	/**
	 * There is something to read: take what can be taken at once.
	 * @return the way to go on, when nothing more is told, or {@code null}
	 */
	private @Nullable Runnable readable() {
		ByteBuffer buffer = LargeBuffers.borrow();
		try {
			boolean more;
			do {
				int bytes = this.source.read(buffer.clear());
				if (bytes < 0) {
					return start(this::end);
				}
				Runnable rest = (bytes > 0) ? this.receiver.receivedNow(buffer.array(), 0, bytes) : null;
				if (rest != null) {
					return start(() -> turn(rest));
				}
				more = bytes > 0 && this.source.isBuffered();
			}
			while (more);
			return null;
		}
		catch (IOException ex) {
			return start(() -> lost(ex));
		}
		finally {
			LargeBuffers.giveBack(buffer);
		}
	}

	private Runnable start(Runnable turn) {
		return () -> {
			try {
				this.threads.execute(turn);
			}
			catch (RuntimeException | Error ex) {
				failed(ex);
			}
		};
	}

	/**
	 * Do what is left to do, and read on until there is nothing to read.
	 */
	private void turn(Runnable rest) {
		try {
			rest.run();
			this.reader.endIfDone();
			if (this.reader.readAll(ByteReader.newBuffer()) < 0) {
				end();
			}
			else {
				this.source.resume();
			}
		}
		catch (IOException ex) {
			lost(ex);
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	private void end() {
		this.source.end();
		over(null);
	}

	private void lost(IOException cause) {
		over(cause);
	}

	private void over(@Nullable IOException cause) {
		try {
			this.receiver.ended(cause);
		}
		finally {
			this.source.cut();
		}
	}

	private void failed(Throwable cause) {
		logger.error("Reading " + this.source + " failed", cause);
		try {
			this.receiver.failed(cause);
		}
		finally {
			this.source.cut();
		}
	}

}
