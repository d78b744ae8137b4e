package dev.websockets.transport.http;

import java.net.URI;
import java.util.Optional;

/**
 * How far a way has gone.
 *
 * @param start the URI that the application asked for
 * @param maxRedirects the most redirects to follow
 * @param redirects the number of redirects followed so far
 * @param withholds whether credentials were left behind with another origin
 */
record Route(URI start, int maxRedirects, int redirects, boolean withholds) {

	private static final String LIMIT = "websockets.max-redirects";

	static Route from(URI start, int maxRedirects) {
		return new Route(start, maxRedirects, 0, false);
	}

	Route redirected() {
		return new Route(this.start, this.maxRedirects, this.redirects + 1, this.withholds);
	}

	Route withholding() {
		return new Route(this.start, this.maxRedirects, this.redirects, true);
	}

	/**
	 * Why one more redirect is not followed.
	 * @return the reason, or nothing if it may be followed
	 */
	Optional<String> problem() {
		if (this.redirects < this.maxRedirects) {
			return Optional.empty();
		}
		return Optional.of((this.maxRedirects == 0) ? "and no redirect is followed (" + LIMIT + " is 0)"
				: "which is one more redirect than " + LIMIT + " (" + this.maxRedirects + ") allows");
	}

	/**
	 * What may be the reason of a refusal.
	 * @param answer the answer that refuses
	 * @return the end of a message, or nothing
	 */
	String hint(Answer answer) {
		return (this.withholds && answer.deniesAccess())
				? "; credentials were not sent there, because they belong to " + Origin.of(this.start) : "";
	}

	String describe(URI uri) {
		return (this.redirects == 0) ? uri.toString() : uri + " (redirected from " + this.start + ")";
	}

}
