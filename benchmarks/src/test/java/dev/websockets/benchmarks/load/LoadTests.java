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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.benchmarks.endpoint.EchoServers;
import dev.websockets.benchmarks.endpoint.RoomServers;
import dev.websockets.benchmarks.endpoint.Server;

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

	private Server room;

	@BeforeEach
	void start() throws Exception {
		this.client = NeutralClient.start();
		this.server = EchoServers.start(EchoServers.NEUTRAL);
		this.room = RoomServers.start(EchoServers.NEUTRAL, false);
	}

	@AfterEach
	void stop() throws Exception {
		this.server.close();
		this.room.close();
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

	@ParameterizedTest
	@CsvSource({ "1, 1", "16, 2", "100, 10" })
	@DisplayName("Broadcasts go on and on, until they are drained: whole orders that came to all")
	void broadcast(int size, int atOnce) throws Exception {
		try (Load load = Load.broadcast(this.client.port(), this.room.port(), 50, size, atOnce)) {
			await().atMost(LIMIT).until(() -> load.progress().count() >= 10_000);
			assertThat(load.drain().count() % (50 * size)).isZero();
			assertThat(load.progress().cpuNanos()).isPositive();
		}
	}

	@Test
	@DisplayName("Orders are timed")
	void time() throws Exception {
		try (Load load = Load.broadcast(this.client.port(), this.room.port(), 50, 1, 1)) {
			await().atMost(LIMIT).until(() -> load.progress().medianNanos() > 0);
			assertThat(load.drain().p99Nanos()).isLessThan(LIMIT.toNanos());
		}
	}

	@Test
	@DisplayName("Beside a session that does not read, the others get everything; the first time is that of filling its buffers")
	void stall() throws Exception {
		try (Load load = Load.stall(this.client.port(), this.room.port(), 50, 16, 2, LIMIT)) {
			assertThat(load.begun().medianNanos()).isPositive().isLessThan(LIMIT.toNanos());
			await().atMost(LIMIT).until(() -> load.progress().count() >= 10_000);
			load.drain();
		}
	}

	@Test
	@DisplayName("Each session gets the texts of all")
	void fanIn() throws Exception {
		try (Load load = Load.fanIn(this.client.port(), this.room.port(), 50)) {
			await().atMost(LIMIT).until(() -> load.progress().count() >= 10_000);
			assertThat(load.drain().count() % 50).isZero();
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
