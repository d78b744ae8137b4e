package dev.websockets.transport.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.http.HttpHeaders;

/**
 * Collects the first 8 KiB of the body of an answer that refuses the handshake (RFC 9112,
 * section 6.3): as many bytes as announced, chunks put together, or what comes until the
 * connection ends. It never fails: a body that breaks the rules is what came so far. A
 * content encoding is left as it is, since none is asked for. For one thread.
 *
 * @since 0.1.0
 */
public final class AnswerBody {

	/**
	 * The most bytes that are collected.
	 */
	public static final int LIMIT = 8 * 1024;

	private static final int MOST_BYTES_READ = 64 * 1024;

	private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

	private final BodyFraming framing;

	private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

	private int bytesRead;

	private AnswerBody(BodyFraming framing) {
		this.framing = framing;
	}

	/**
	 * The body of an answer, of which nothing is read yet.
	 * @param answer the answer's head
	 * @return the body
	 */
	public static AnswerBody of(Answer answer) {
		return new AnswerBody(framing(answer));
	}

	private static BodyFraming framing(Answer answer) {
		if (answer.status() < 200 || WITHOUT_BODY.contains(answer.status())) {
			return new BodyFraming.Counted(0);
		}
		List<String> codings = answer.headers().getOrEmpty(HttpHeaders.TRANSFER_ENCODING);
		if (codings.isEmpty()) {
			return new BodyFraming.Counted(contentLength(answer.headers()));
		}
		String last = codings.get(codings.size() - 1).toLowerCase(Locale.ROOT);
		return last.endsWith("chunked") ? new ChunkedFraming() : new BodyFraming.Counted(Long.MAX_VALUE);
	}

	/**
	 * What is announced, if it is said once and is a number; else the end of the
	 * connection is the end of the body.
	 */
	private static long contentLength(HttpHeaders headers) {
		List<String> lengths = headers.getOrEmpty(HttpHeaders.CONTENT_LENGTH).stream().distinct().toList();
		boolean announced = lengths.size() == 1 && lengths.get(0).matches("[0-9]{1,18}");
		return announced ? Long.parseLong(lengths.get(0)) : Long.MAX_VALUE;
	}

	/**
	 * Take bytes.
	 * @param source the bytes
	 * @return whether it is enough: the body is complete, or the limit is reached
	 */
	public boolean read(ByteBuffer source) {
		while (!isEnough() && source.hasRemaining()) {
			byte next = source.get();
			this.bytesRead++;
			if (this.framing.isPayload(next)) {
				this.collected.write(next);
			}
		}
		return isEnough();
	}

	/**
	 * Whether no more bytes are wanted. Ask before the first read too: an answer may have
	 * no body.
	 * @return whether it is enough
	 */
	public boolean isEnough() {
		return this.framing.isComplete() || this.collected.size() == LIMIT || this.bytesRead == MOST_BYTES_READ;
	}

	/**
	 * What is collected so far.
	 * @return a copy of the bytes, at most {@value #LIMIT}
	 */
	public byte[] toBytes() {
		return this.collected.toByteArray();
	}

}
