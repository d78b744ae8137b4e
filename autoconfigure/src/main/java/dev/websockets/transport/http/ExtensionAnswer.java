package dev.websockets.transport.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtensionFactory;
import dev.websockets.session.SessionExtensions;

/**
 * What a server makes of the extensions that a request offers (RFC 6455, sections 4.2.2
 * and 9.1). Nothing is held before {@link #make()}: an answer that is not used, as the
 * request is refused for another reason, may be dropped.
 *
 * @param all the extensions that the session will have, in the order of their
 * installation
 * @param settings the limits of the session
 * @since 0.1.0
 */
public record ExtensionAnswer(List<AnsweredExtension> all, SessionSettings settings) {

	/**
	 * Create this.
	 */
	public ExtensionAnswer {
		all = List.copyOf(all);
	}

	/**
	 * The answer that agrees on no extension.
	 * @param settings the limits of the session
	 * @return the answer
	 */
	public static ExtensionAnswer none(SessionSettings settings) {
		return new ExtensionAnswer(List.of(), settings);
	}

	/**
	 * Answer the offers of a request. What is not installed is passed over. Of several
	 * offers of one extension the first that is not declined counts; an extension that
	 * claims a reserved bit of one that is answered before is declined (RFC 7692, section
	 * 5).
	 * @param offered the values of all lines of the header {@link ExtensionOffer#HEADER}
	 * @param factories the extensions, in the order of their installation
	 * @param settings the limits of the session
	 * @return the answer
	 * @throws MalformedExtensionsException if the header is no list of extensions; the
	 * request is to be refused with status 400
	 * @throws RuntimeException what a factory throws, or if it answers with what cannot
	 * stand in a header
	 */
	public static ExtensionAnswer to(List<String> offered, List<WebSocketExtensionFactory> factories,
			SessionSettings settings) throws MalformedExtensionsException {
		List<NegotiatedExtension> offers = NegotiatedExtension.parse(offered);
		List<AnsweredExtension> all = new ArrayList<>();
		for (WebSocketExtensionFactory factory : factories) {
			boolean possible = all.stream().noneMatch((one) -> one.excludes(factory));
			AnsweredExtension answered = possible ? AnsweredExtension.of(factory, offers) : null;
			if (answered != null) {
				all.add(answered);
			}
		}
		return new ExtensionAnswer(all, settings);
	}

	/**
	 * The value of the header {@link ExtensionOffer#HEADER} in the answer with status
	 * 101.
	 * @return the value, or {@code null} for no such header
	 */
	public @Nullable String header() {
		String header = this.all.stream()
			.filter((one) -> one.answer() != null)
			.map((one) -> one.factory().name() + one.answer())
			.collect(Collectors.joining(", "));
		return header.isEmpty() ? null : header;
	}

	/**
	 * Make the extensions for one session. Called once, by the thread that opens it.
	 * @return the extensions, in the order of the answer, those that the client need not
	 * know of in their places between them; to be closed by the caller if no session
	 * comes of them
	 * @throws RuntimeException what a factory throws, or if it makes none; what was made
	 * before is closed
	 */
	public SessionExtensions make() {
		try (MadeExtensions made = new MadeExtensions()) {
			for (AnsweredExtension one : this.all) {
				made.add(one.factory(), one.make(this.settings));
			}
			return made.complete();
		}
	}

}
