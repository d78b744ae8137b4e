package dev.websockets.client;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketClient;
import dev.websockets.transport.tyrus.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NamedConnectionsTests {

	@ParameterizedTest
	@ValueSource(strings = { "my-feed", "myFeed", "MYFEED", "my-Feed", "myfeed" })
	void namesThatDifferInCaseAndDashesAreOne(String name) {
		assertThat(connections("my-feed", "other").get(name).name()).isEqualTo("my-feed");
	}

	@Test
	void namesComeInOrder() {
		assertThat(connections("zeta", "alpha", "mid").names()).containsExactly("zeta", "alpha", "mid");
	}

	@Test
	void unknownNameIsRefusedWithThoseThereAre() {
		assertThatIllegalArgumentException().isThrownBy(() -> connections("one", "two").get("three"))
			.withMessage("There is no 'three' under websockets.clients, only [one, two]");
	}

	@Test
	void sameNameTwiceIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> connections("my-feed", "myFeed"))
			.withMessageStartingWith("'myFeed' is defined twice under websockets.clients");
	}

	private static NamedConnections connections(String... names) {
		WebSocketClient client = WebSocketClients.builder(new TyrusTransport()).build();
		List<ConnectionDefinition> definitions = Stream.of(names)
			.map((name) -> new ConnectionDefinition(ConnectionSettings.defaults(name), client))
			.toList();
		return new NamedConnections(definitions, TestConnections::noOther, (name) -> new RecordingHandler(),
				(event) -> {
				});
	}

}
