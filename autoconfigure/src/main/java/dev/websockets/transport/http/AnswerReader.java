package dev.websockets.transport.http;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

import dev.websockets.transport.Quoted;
import dev.websockets.transport.Token;

/**
 * Reads the head of the answer to a handshake, in whatever pieces it comes (RFC 9112,
 * sections 4 and 5). It takes nothing that follows the head: behind a 101 stand WebSocket
 * frames.
 * <p>
 * A line has at most 8 KiB, a head fewer than 100 headers and all heads together at most
 * 64 KiB; more is refused as soon as it comes, and never kept. Folded headers and spaces
 * before a colon are refused. Interim answers (100, 102, 103), at most ten, are passed
 * over. For one thread; of no use after an exception.
 *
 * @since 0.1.0
 */
public final class AnswerReader {

	private static final int TOO_MANY_HEADERS = 100;

	private static final int MOST_INTERIM_ANSWERS = 10;

	private final LineReader lines = new LineReader(this::malformed);

	private HttpHeaders headers = new HttpHeaders();

	private int headerCount;

	private int interimAnswers;

	private @Nullable StatusLine statusLine;

	private @Nullable Answer answer;

	/**
	 * Take bytes.
	 * @param source the bytes; what follows the head is left in it
	 * @return whether the head is complete
	 * @throws MalformedAnswerException if this is no answer of HTTP, or over a limit
	 */
	public boolean read(ByteBuffer source) throws MalformedAnswerException {
		while (this.answer == null) {
			String line = this.lines.read(source);
			if (line == null) {
				return false;
			}
			take(line);
		}
		return true;
	}

	/**
	 * The answer, once {@link #read} has returned {@code true}.
	 * @return the answer
	 * @throws IllegalStateException if it is not complete
	 */
	public Answer answer() {
		Assert.state(this.answer != null, "the answer is not complete");
		return this.answer;
	}

	private void take(String line) throws MalformedAnswerException {
		if (this.statusLine == null) {
			this.statusLine = StatusLine.parse(line);
			if (this.statusLine == null) {
				throw malformed("it begins with " + Quoted.of(line) + " instead of a status line of HTTP/1.1");
			}
		}
		else if (line.isEmpty()) {
			endOfHead(new Answer(this.statusLine.status(), this.statusLine.reason(), this.headers));
		}
		else {
			header(line);
		}
	}

	private void header(String line) throws MalformedAnswerException {
		if (++this.headerCount == TOO_MANY_HEADERS) {
			throw malformed("it has " + TOO_MANY_HEADERS + " headers or more");
		}
		int colon = line.indexOf(':');
		if (colon == -1 || !Token.isToken(line.substring(0, colon))) {
			throw malformed("it has the line " + Quoted.of(line) + ", which is no header");
		}
		this.headers.add(line.substring(0, colon), line.substring(colon + 1).trim());
	}

	private void endOfHead(Answer head) throws MalformedAnswerException {
		if (!head.isInterim()) {
			this.answer = head;
			return;
		}
		if (++this.interimAnswers > MOST_INTERIM_ANSWERS) {
			throw malformed("it is over " + MOST_INTERIM_ANSWERS + " interim answers");
		}
		this.statusLine = null;
		this.headers = new HttpHeaders();
		this.headerCount = 0;
	}

	private MalformedAnswerException malformed(String problem) {
		StatusLine line = this.statusLine;
		return new MalformedAnswerException(problem,
				(line != null) ? new Answer(line.status(), line.reason(), this.headers) : null);
	}

}
