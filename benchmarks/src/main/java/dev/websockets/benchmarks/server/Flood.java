package dev.websockets.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends texts as fast as they are taken, many to a write, until the client closes.
 */
final class Flood {

	private final byte[] frames;

	private final InputStream in;

	private final OutputStream out;

	/** What to send between two writes of frames. */
	private final AtomicReference<Answer> answer = new AtomicReference<>(Answer.NONE);

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
		Answer next = this.answer.getAndSet(Answer.NONE);
		while (!next.last()) {
			this.out.write(next.bytes());
			this.out.write(this.frames);
			next = this.answer.getAndSet(Answer.NONE);
		}
		this.out.write(next.bytes());
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
					answer(new Answer(collected.toByteArray(), echo.closed()));
					collected.reset();
				}
			}
		}
		catch (IOException ex) {
			System.err.println("flood ends: " + ex);
		}
		answer(Answer.END);
	}

	private void answer(Answer further) {
		this.answer.accumulateAndGet(further, Answer::then);
	}

	/**
	 * Control frames to send.
	 *
	 * @param bytes the frames
	 * @param last whether nothing may follow
	 */
	private record Answer(byte[] bytes, boolean last) {

		static final Answer NONE = new Answer(new byte[0], false);

		static final Answer END = new Answer(new byte[0], true);

		Answer then(Answer further) {
			ByteArrayOutputStream joined = new ByteArrayOutputStream();
			joined.writeBytes(this.bytes);
			joined.writeBytes(further.bytes);
			return new Answer(joined.toByteArray(), this.last || further.last);
		}

	}

}
