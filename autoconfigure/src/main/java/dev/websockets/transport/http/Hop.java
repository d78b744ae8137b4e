package dev.websockets.transport.http;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.transport.Credentials;

/**
 * One connection on the way to a session: where to, and with which headers. An answer
 * tells what is {@link Next next}: a session, another hop (a redirect to follow, or
 * credentials to show), or a refusal. Every hop is a new connection with a new key.
 * <p>
 * The way has an end: at most {@code maxRedirects} redirects are followed, and each of
 * their targets is told the credentials at most twice. Authorization, Cookie and
 * Proxy-Authorization headers and the credentials stay with the origin (scheme, host,
 * port) they were meant for, and are not taken up again on the way back. Other headers go
 * along. Cookies that an answer sets are not kept. Immutable.
 *
 * @since 0.1.0
 */
public final class Hop {

	private final URI uri;

	private final HttpHeaders headers;

	private final @Nullable String authorization;

	private final Login login;

	private final Route route;

	private Hop(URI uri, HttpHeaders headers, @Nullable String authorization, Login login, Route route) {
		this.uri = uri;
		this.headers = headers;
		this.authorization = authorization;
		this.login = login;
		this.route = route;
	}

	/**
	 * The first hop.
	 * @param uri the absolute URI that the application asks for
	 * @param headers the application's headers
	 * @param credentials the answer to a challenge of its origin, or {@code null}
	 * @param maxRedirects the most redirects to follow; zero for none
	 * @return the hop
	 * @throws IllegalArgumentException if the URI has no host, or the number is negative
	 */
	public static Hop first(URI uri, HttpHeaders headers, @Nullable Credentials credentials, int maxRedirects) {
		Assert.isTrue(maxRedirects >= 0, () -> "maxRedirects must not be negative but was " + maxRedirects);
		Origin.of(uri);
		return new Hop(uri, HttpHeaders.readOnlyHttpHeaders(headers), null, Login.with(credentials),
				Route.from(uri, maxRedirects));
	}

	/**
	 * Where to connect to.
	 * @return the absolute URI, with scheme {@code ws} or {@code wss}
	 */
	public URI uri() {
		return this.uri;
	}

	/**
	 * The application's headers for this hop, and the credentials that the peer asked
	 * for.
	 * @return the headers, read-only
	 */
	public HttpHeaders headers() {
		if (this.authorization == null) {
			return this.headers;
		}
		HttpHeaders headers = HttpHeaders.copyOf(this.headers);
		headers.set(HttpHeaders.AUTHORIZATION, this.authorization);
		return HttpHeaders.readOnlyHttpHeaders(headers);
	}

	/**
	 * What follows from the answer.
	 * @param request the request as it was written
	 * @param offer the extensions that it offers
	 * @param answer the answer to it
	 * @return what is next
	 */
	public Next next(RequestHead request, ExtensionOffer offer, Answer answer) {
		if (answer.switchesProtocols()) {
			return switched(new HandshakeCheck(request.headers(), answer.headers()), offer, answer);
		}
		if (answer.isRedirect()) {
			return redirected(answer);
		}
		return answer.asksForCredentials() ? asked(answer) : refused(answer, "");
	}

	private Next switched(HandshakeCheck check, ExtensionOffer offer, Answer answer) {
		String problem = check.problem();
		if (problem != null) {
			return new Next.Refused(this.uri, wrongAnswer(problem), answer);
		}
		try {
			return new Next.Accepted(answer, check.chosenSubprotocol(), offer.accept(answer.headers()));
		}
		catch (ExtensionRefusedException ex) {
			return new Next.Refused(this.uri, wrongAnswer(String.valueOf(ex.getMessage())), answer);
		}
	}

	private Next redirected(Answer answer) {
		String redirected = this.route.describe(this.uri) + " redirected with status " + answer.status() + " ";
		Redirect redirect = Redirect.of(answer, this.uri);
		if (redirect instanceof Redirect.To to) {
			return this.route.problem()
				.<Next>map(
						(problem) -> new Next.Refused(this.uri, redirected + "to " + to.uri() + ", " + problem, answer))
				.orElseGet(() -> new Next.Again(follow(to.uri()), redirected + "to " + to.uri()));
		}
		return new Next.Refused(this.uri, redirected + ((Redirect.Nowhere) redirect).why(), answer);
	}

	private Hop follow(URI target) {
		if (Origin.of(target).equals(Origin.of(this.uri))) {
			return new Hop(target, this.headers, null, this.login.anew(), this.route.redirected());
		}
		boolean secrets = this.login.credentials() != null || Secrets.areIn(this.headers);
		return new Hop(target, Secrets.removedFrom(this.headers), null, Login.with(null),
				secrets ? this.route.redirected().withholding() : this.route.redirected());
	}

	private Next asked(Answer answer) {
		if (this.login.credentials() == null && this.headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
			return refused(answer, ": it did not accept the Authorization header");
		}
		Login.Outcome outcome = this.login.answer(answer, RequestTarget.of(this.uri));
		if (outcome instanceof Login.Answered answered) {
			return new Next.Again(
					new Hop(this.uri, this.headers, answered.authorization(), answered.login(), this.route),
					this.route.describe(this.uri) + " asked for user name and password");
		}
		return refused(answer, ": " + ((Login.Unanswered) outcome).why());
	}

	private Next refused(Answer answer, String detail) {
		return new Next.Refused(this.uri, this.route.describe(this.uri) + " refused the handshake with status "
				+ answer.status() + detail + this.route.hint(answer), answer);
	}

	/**
	 * The error that the application sees if the answer cannot be understood: a refusal
	 * if at least its status is known, else a failure to connect.
	 * @param malformed what is wrong
	 * @return the error
	 */
	public WebSocketConnectException failure(MalformedAnswerException malformed) {
		String message = wrongAnswer(String.valueOf(malformed.getMessage()));
		Answer answer = malformed.answer();
		return (answer != null) ? new WebSocketHandshakeRefusedException(message, answer.status(), answer.headers(),
				new byte[0], malformed) : new WebSocketConnectException(message, malformed);
	}

	private String wrongAnswer(String problem) {
		return this.route.describe(this.uri) + " gave a wrong answer to the handshake: " + problem;
	}

	@Override
	public String toString() {
		return this.route.describe(this.uri);
	}

}
