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

	/**
	 * The most reads of one connection before others have their turn.
	 */
	private static final int MOST_AT_ONCE = 4;

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
		try {
			ByteBuffer buffer = LargeBuffers.borrow();
			try {
				return readNow(buffer);
			}
			finally {
				LargeBuffers.giveBack(buffer);
			}
		}
		catch (IOException ex) {
			return start(() -> over(ex));
		}
		catch (RuntimeException | Error ex) {
			return start(() -> failed(ex));
		}
	}

	/**
	 * Others wait for this thread, so it does not go on for ever.
	 */
	private @Nullable Runnable readNow(ByteBuffer buffer) throws IOException {
		for (int reads = 0; reads < MOST_AT_ONCE; reads++) {
			int bytes = this.source.read(buffer.clear());
			if (bytes < 0) {
				return start(this::end);
			}
			Runnable rest = (bytes > 0) ? this.receiver.receivedNow(buffer.array(), 0, bytes) : null;
			if (rest != null) {
				return start(() -> turn(rest));
			}
			if (bytes == 0 || !this.source.isBuffered()) {
				return null;
			}
		}
		return start(() -> turn(ReadingTurns::nothing));
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
			if (this.reader.readAll() < 0) {
				end();
			}
			else {
				this.source.resume();
			}
		}
		catch (IOException ex) {
			over(ex);
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	private static void nothing() {
	}

	private void end() {
		this.source.end();
		over(null);
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
