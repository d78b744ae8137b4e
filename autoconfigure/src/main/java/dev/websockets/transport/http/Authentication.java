package dev.websockets.transport.http;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.websockets.transport.Credentials;

/**
 * A challenge that can be answered with a user name and a password.
 */
sealed interface Authentication permits BasicAuthentication, DigestAuthentication {

	/**
	 * The strongest of those that can be answered: Digest with the best algorithm, then
	 * Basic.
	 * @param challenges what the server leaves to choose from
	 * @return the choice, or nothing
	 */
	static Optional<Authentication> strongest(List<Challenge> challenges) {
		return challenges.stream().flatMap(Authentication::of).max(Comparator.comparingInt(Authentication::strength));
	}

	private static Stream<Authentication> of(Challenge challenge) {
		return switch (challenge.scheme()) {
			case "basic" -> Stream.of(new BasicAuthentication());
			case "digest" -> DigestAuthentication.of(challenge).<Authentication>map((digest) -> digest).stream();
			default -> Stream.empty();
		};
	}

	/**
	 * The value of the Authorization header.
	 * @param credentials who asks
	 * @param target the request target, as it stands in the request line
	 * @param cnonces makes a nonce of this side, where one is needed
	 * @return the value
	 */
	String authorization(Credentials credentials, String target, Supplier<String> cnonces);

	/**
	 * A larger number is stronger.
	 */
	int strength();

	/**
	 * Whether the server says that only its nonce was too old: the password may be right.
	 */
	boolean isStale();

}
