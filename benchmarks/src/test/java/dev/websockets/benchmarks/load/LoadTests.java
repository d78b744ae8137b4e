package dev.websockets.benchmarks.load;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.benchmarks.endpoint.Server;
import dev.websockets.benchmarks.endpoint.EchoServers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link Load} and the client that follows it.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
@Timeout(60)
class LoadTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private NeutralClient client;

	private Server server;

	@BeforeEach
	void start() throws Exception {
		this.client = NeutralClient.start();
		this.server = EchoServers.start(EchoServers.NEUTRAL);
	}

	@AfterEach
	void stop() throws Exception {
		this.server.close();
		this.client.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 256 })
	@DisplayName("Echoes go on and on")
	void echo(int inFlight) throws Exception {
		try (Load load = Load.echo(this.client.port(), this.server.port(), inFlight)) {
			Load.Progress first = load.progress();
			await().atMost(LIMIT).until(() -> load.progress().count() >= first.count() + 10_000);
			assertThat(load.progress().nanos()).isGreaterThan(first.nanos());
		}
	}

	@Test
	@DisplayName("Connections are held")
	void hold() throws Exception {
		try (Load load = Load.hold(this.client.port(), this.server.port(), 100, Duration.ofSeconds(20))) {
			await().during(Duration.ofMillis(100)).atMost(LIMIT).until(() -> load.progress().count() == 100);
		}
	}

	@Test
	@DisplayName("Without a server, the reason comes back")
	void noServer() throws Exception {
		this.server.close();
		assertThatIOException().isThrownBy(() -> Load.echo(this.client.port(), this.server.port(), 1))
			.withMessageContaining("refused");
	}

}
