package dev.websockets.transport.http;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * What the peer sends is not an answer of HTTP, or it is over a limit. An
 * {@link IOException}, because the connection is good for nothing any more.
 * {@link Hop#failure} makes of it what the application sees.
 *
 * @since 0.1.0
 */
public final class MalformedAnswerException extends IOException {

	private final transient @Nullable Answer answer;

	MalformedAnswerException(String problem, @Nullable Answer answer) {
		super(problem);
		this.answer = answer;
	}

	/**
	 * The answer as far as it was understood.
	 * @return status and first headers, or {@code null} if there was no status line
	 */
	public @Nullable Answer answer() {
		return this.answer;
	}

}
