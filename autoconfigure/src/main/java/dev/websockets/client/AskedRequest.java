package dev.websockets.client;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.transport.HandshakeHeaders;
import dev.websockets.transport.Opening;

/**
 * A request that is completed at each attempt by what suppliers say at that time: the
 * values of headers, a token, and after a 401 the URL.
 *
 * @param said what is known without them
 * @param target where it goes
 * @param targets asked for another target
 * @param headers the headers to ask for
 */
record AskedRequest(Opening.Request said, RequestTarget target, Supplier<RequestTarget> targets,
		SuppliedHeaders headers) {

	/**
	 * Ask for what is missing. Blocks as the suppliers do.
	 */
	Opening.Request ask() {
		return ask(this.target);
	}

	private Opening.Request ask(RequestTarget target) {
		HttpHeaders headers = new HttpHeaders();
		headers.addAll(this.said.headers());
		target.authorize(headers);
		this.headers.addTo(headers);
		HandshakeHeaders.check(headers);
		return this.said.to(target.uri(), HttpHeaders.readOnlyHttpHeaders(headers));
	}

	/**
	 * Ask once more, after the server wanted other credentials.
	 * @param refused the request that it refused
	 * @return another request, or {@code null} if there is none to be had
	 */
	Opening.@Nullable Request askAgain(Opening.Request refused) {
		boolean invalidated = this.headers.invalidate(refused.headers());
		Opening.Request next = ask(this.targets.get());
		boolean other = !next.uri().equals(refused.uri()) || !next.headers().equals(refused.headers());
		return (invalidated || other) ? next : null;
	}

}
