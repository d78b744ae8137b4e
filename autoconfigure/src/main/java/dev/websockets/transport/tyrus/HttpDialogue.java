package dev.websockets.transport.tyrus;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.websockets.transport.http.Answer;
import dev.websockets.transport.http.AnswerBody;
import dev.websockets.transport.http.AnswerReader;
import dev.websockets.transport.http.RequestHead;
import dev.websockets.transport.net.ByteStream;

/**
 * A connection as long as it speaks HTTP: the request is written, and the answer is read,
 * with its body if it refuses. What follows an answer that accepts is left for the
 * session.
 */
final class HttpDialogue {

	private static final Log logger = LogFactory.getLog(HttpDialogue.class);

	/**
	 * Answers are read, and idle connections wait, with a buffer of this size.
	 */
	private static final int BUFFER_SIZE = 1024;

	private final ByteStream stream;

	private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE).limit(0);

	HttpDialogue(ByteStream stream) {
		this.stream = stream;
	}

	/**
	 * Write the request; blocks.
	 */
	void ask(RequestHead request) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(request.toBytes());
		boolean written = this.stream.write(bytes);
		while (!written) {
			written = this.stream.awaitWritten(bytes);
		}
	}

	/**
	 * Read the head of the answer; blocks.
	 */
	Answer answer() throws IOException {
		AnswerReader reader = new AnswerReader();
		while (!reader.read(this.buffer)) {
			if (!readMore()) {
				throw new EOFException("the connection was closed before the handshake was answered");
			}
		}
		return reader.answer();
	}

	/**
	 * Read the beginning of the body, for a moment: some peers announce no end and keep
	 * the connection.
	 * @param answer its head
	 * @param nanos how long it may take; the connection is cut then
	 * @param timer cuts it
	 * @return what came
	 */
	byte[] body(Answer answer, long nanos, ScheduledExecutorService timer) {
		AnswerBody body = AnswerBody.of(answer);
		Future<?> enough = timer.schedule(this.stream::cut, nanos, TimeUnit.NANOSECONDS);
		try {
			boolean more = !body.isEnough();
			while (more) {
				more = !body.read(this.buffer) && readMore();
			}
		}
		catch (IOException ex) {
			logger.debug("The body of the refusal ended early", ex);
		}
		finally {
			enough.cancel(false);
		}
		return body.toBytes();
	}

	private boolean readMore() throws IOException {
		int bytes = this.stream.read(this.buffer.clear());
		this.buffer.flip();
		return bytes >= 0;
	}

	/**
	 * What was read behind the answer, in a buffer that is not used here any more.
	 */
	ByteBuffer behindAnswer() {
		return this.buffer;
	}

}
