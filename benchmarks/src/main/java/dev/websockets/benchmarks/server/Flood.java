package dev.websockets.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Sends texts as fast as they are taken, many to a write, until the client closes.
 */
final class Flood {

	private final byte[] frames;

	private final InputStream in;

	private final OutputStream out;

	/** What to send between two writes: pongs, or the Close. */
	private final AtomicReference<byte @Nullable []> answers = new AtomicReference<>();

	private volatile boolean closing;

	Flood(int size, InputStream in, OutputStream out) {
		this.frames = frames(size);
		this.in = in;
		this.out = out;
	}

	private static byte[] frames(int size) {
		ByteArrayOutputStream frames = new ByteArrayOutputStream();
		byte[] payload = new byte[size];
		Arrays.fill(payload, (byte) 'a');
		do {
			frames.write(0x81);
			if (size < 126) {
				frames.write(size);
			}
			else {
				frames.write(126);
				frames.write(size >> 8);
				frames.write(size);
			}
			frames.writeBytes(payload);
		}
		while (frames.size() + size + 4 <= ServedConnection.BUFFER_SIZE);
		return frames.toByteArray();
	}

	void run(Executor threads, byte[] buffer) throws IOException {
		threads.execute(() -> listen(buffer));
		while (true) {
			boolean last = this.closing;
			byte[] answer = this.answers.getAndSet(null);
			if (answer != null) {
				this.out.write(answer);
			}
			if (last) {
				return;
			}
			this.out.write(this.frames);
		}
	}

	/**
	 * Look for the client's control frames.
	 */
	private void listen(byte[] buffer) {
		EchoFrames echo = new EchoFrames(buffer);
		ByteArrayOutputStream collected = new ByteArrayOutputStream();
		try {
			while (!echo.closed() && echo.read(this.in)) {
				collected.write(buffer, 0, echo.size());
				if (echo.whole()) {
					this.answers.accumulateAndGet(collected.toByteArray(), Flood::join);
					collected.reset();
				}
			}
		}
		catch (IOException ex) {
			System.err.println("flood ends: " + ex);
		}
		this.closing = true;
	}

	private static byte[] join(byte @Nullable [] first, byte @Nullable [] second) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		for (byte[] part : new byte[][] { first, second }) {
			if (part != null) {
				joined.writeBytes(part);
			}
		}
		return joined.toByteArray();
	}

}
