package dev.websockets.conformance;

import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Categories 12 and 13: messages that the server compresses, in one frame and in
 * fragments, and that the client sends back, with all that the server may answer to the
 * client's offer. None is declined.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompressionTests {

	private final Echo echo = Subject.TYRUS.start(EchoStyle.FOR_EACH);

	@AfterAll
	void stop() {
		this.echo.close();
	}

	static Stream<CompressionCase> cases() {
		return CompressionCase.ofServer();
	}

	@ParameterizedTest
	@MethodSource("cases")
	@DisplayName("12 13 B80 B81 B82 every compressed message comes back as it was")
	void echo(CompressionCase compressionCase) {
		CompressionTests.play(this.echo, compressionCase);
	}

	static void play(Echo echo, CompressionCase compressionCase) {
		Echo.Outcome<Long> outcome = echo.play((peer) -> {
			try (CompressionPeer side = new CompressionPeer(peer, compressionCase, echo.isServer())) {
				return side.play();
			}
		});
		assertThat(outcome.found()).isPositive();
		assertThat(outcome.extensions()).isEqualTo(1);
		assertThat(outcome.reason().isClean()).isTrue();
	}

}
