package dev.websockets.transport.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Cuts the head of an answer into lines (RFC 9112, section 2.2). A line ends with CR LF;
 * a lone LF is taken too, as the RFC allows and old servers need. A lone CR, NUL and
 * every other control character but the tab are refused: they are how one answer is made
 * to look like two.
 */
final class LineReader {

	/**
	 * The longest line in bytes, without its end.
	 */
	static final int LONGEST_LINE = 8 * 1024;

	/**
	 * The most bytes of all lines together, with their ends.
	 */
	static final int MOST_BYTES = 64 * 1024;

	private static final int FIRST_ROOM = 256;

	private final Function<String, MalformedAnswerException> malformed;

	private byte[] line = new byte[FIRST_ROOM];

	private int length;

	private int total;

	private boolean carriageReturn;

	/**
	 * Create a reader.
	 * @param malformed makes the exception of a problem in words
	 */
	LineReader(Function<String, MalformedAnswerException> malformed) {
		this.malformed = malformed;
	}

	/**
	 * Take bytes up to the end of a line.
	 * @param source the bytes; what follows the line is left in it
	 * @return the line without its end, or {@code null} if it is not complete
	 * @throws MalformedAnswerException if a rule is broken or a limit is exceeded
	 */
	@Nullable String read(ByteBuffer source) throws MalformedAnswerException {
		while (source.hasRemaining()) {
			byte next = source.get();
			if (++this.total > MOST_BYTES) {
				throw this.malformed.apply("its head is over " + MOST_BYTES + " bytes");
			}
			if (next == '\n') {
				return end();
			}
			if (this.carriageReturn) {
				throw this.malformed.apply("it has a carriage return without a line feed");
			}
			if (next == '\r') {
				this.carriageReturn = true;
			}
			else {
				append(next);
			}
		}
		return null;
	}

	private void append(byte next) throws MalformedAnswerException {
		if ((next >= 0 && next < ' ' && next != '\t') || next == 0x7F) {
			throw this.malformed.apply("it has a control character (0x%02x)".formatted(next));
		}
		if (this.length == LONGEST_LINE) {
			throw this.malformed.apply("it has a line of over " + LONGEST_LINE + " bytes");
		}
		if (this.length == this.line.length) {
			this.line = Arrays.copyOf(this.line, this.length * 2);
		}
		this.line[this.length++] = next;
	}

	private String end() {
		String text = new String(this.line, 0, this.length, StandardCharsets.ISO_8859_1);
		this.length = 0;
		this.carriageReturn = false;
		return text;
	}

}
