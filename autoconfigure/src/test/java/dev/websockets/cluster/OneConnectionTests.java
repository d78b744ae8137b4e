package dev.websockets.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnectionEvent;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.interop.RedisServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * One connection for several instances of an application, by locks in a Redis server.
 */
class OneConnectionTests {

	private static final String KEY = "websockets:feed";

	private static final Duration LEASE = Duration.ofSeconds(3);

	/** A JVM of its own takes its time where others test too. */
	private static final Duration PROCESS_LIMIT = Duration.ofMinutes(2);

	private final RedisServer redis = RedisServer.started();

	private final FeedServer feed = new FeedServer();

	private Instance first;

	private Instance second;

	@BeforeEach
	void start() {
		this.first = instance();
		this.first.awaitState(State.OPEN);
		this.second = instance();
	}

	private Instance instance() {
		return Instance.start(RedisLocks.class, this.feed, port());
	}

	private String port() {
		return "spring.data.redis.port=" + this.redis.port();
	}

	@AfterEach
	void stop() {
		this.redis.goOn();
		this.second.close();
		this.first.close();
		this.feed.close();
		this.redis.close();
	}

	private static Duration time(Runnable action) {
		long began = System.nanoTime();
		action.run();
		return Duration.ofNanos(System.nanoTime() - began);
	}

	@Test
	@DisplayName("one instance has the connection, the other stands by; at the stop of the first it has it within a second")
	void handsOverAtTheStop() {
		await().during(Duration.ofSeconds(1))
			.atMost(Duration.ofSeconds(3))
			.until(() -> this.second.feed().status().state() == State.STANDBY && this.feed.present() == 1);
		Duration handOver = time(() -> {
			CompletableFuture<Void> stopped = CompletableFuture.runAsync(this.first::close);
			this.second.awaitState(State.OPEN);
			assertThat(stopped).succeedsWithin(Duration.ofSeconds(5));
		});
		assertThat(handOver).isLessThan(Duration.ofSeconds(1));
		assertThat(this.feed.codes()).containsExactly(1001);
		assertThat(this.feed.most()).isOne();
	}

	@Test
	@DisplayName("close() gives the connection to another instance, open() takes part again")
	void closeGivesTheLockBack() {
		this.first.feed().close();
		this.second.awaitState(State.OPEN);
		assertThat(this.first.feed().status().state()).isEqualTo(State.CLOSED);
		this.first.feed().open();
		await().during(Duration.ofMillis(600))
			.atMost(Duration.ofSeconds(3))
			.until(() -> this.first.feed().status().state() == State.STANDBY);
		this.second.feed().session().close();
		this.first.awaitState(State.OPEN);
		assertThat(this.second.feed().status().state()).isEqualTo(State.CLOSED);
		assertThat(this.feed.most()).isOne();
		assertThat(this.feed.codes()).containsExactly(1000, 1000);
	}

	@Test
	@DisplayName("while standing by awaitOpen waits, sends and reconnect() fail at once and say why")
	void whatAStandByCannotDo() {
		this.second.awaitState(State.STANDBY);
		assertThatExceptionOfType(WebSocketTimeoutException.class)
			.isThrownBy(() -> this.second.feed().awaitOpen(Duration.ofMillis(50)))
			.withMessageContaining("connection 'feed' is STANDBY since ")
			.withMessageContaining(", waiting for its lock");
		assertThatExceptionOfType(WebSocketConnectException.class)
			.isThrownBy(() -> this.second.feed().convertAndSend("hello"))
			.withMessageContaining("waiting for its lock; awaitOpen(..) waits for it");
		assertThat(this.second.feed().reconnect()).failsWithin(Duration.ofSeconds(1))
			.withThrowableThat()
			.withCauseInstanceOf(WebSocketConnectException.class)
			.withMessageContaining("STANDBY");
		assertThat(this.second.feed().rollOver()).isCompletedExceptionally();
		assertThat(this.feed.present()).isOne();
	}

	@Test
	@DisplayName("when the process of an instance is killed another one has the connection within the lease and a second")
	void handsOverAfterACrash() throws IOException {
		this.first.close();
		this.second.close();
		Process process = process();
		try {
			await().atMost(PROCESS_LIMIT).until(() -> this.feed.present() == 1);
			this.second = instance();
			await().during(LEASE.plusSeconds(1))
				.atMost(Instance.LIMIT)
				.until(() -> this.second.feed().status().state() == State.STANDBY);
			Duration handOver = time(() -> {
				process.destroyForcibly();
				this.second.awaitState(State.OPEN);
			});
			assertThat(handOver).isLessThan(LEASE.plusSeconds(1));
			assertThat(this.feed.most()).isOne();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private Process process() {
		try {
			return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
					System.getProperty("java.class.path"), InstanceProcess.class.getName(), this.feed.url(), port())
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	@DisplayName("who loses the lock to another closes with 1001 at once, and stands by")
	void losesTheLock() {
		this.second.close();
		StringRedisTemplate commands = this.first.context().getBean(StringRedisTemplate.class);
		commands.opsForValue().set(KEY, "somebody else");
		this.first.awaitState(State.STANDBY);
		await().until(() -> this.feed.codes().contains(1001));
		assertThat(this.first.feed().status().lastError()).isNull();
		commands.delete(KEY);
		this.first.awaitState(State.OPEN);
		await().untilAsserted(() -> assertThat(this.first.changes()).extracting(WebSocketConnectionEvent::to)
			.containsExactly(State.STANDBY, State.CONNECTING, State.OPEN, State.STANDBY, State.CONNECTING, State.OPEN));
	}

	@Test
	@DisplayName("Redis gone: the session is closed when the lease is over, never are there two, and one comes back with Redis")
	void redisRestarts() {
		this.redis.kill();
		this.first.awaitState(State.STANDBY);
		assertThat(this.first.feed().status().lastError()).isNotNull();
		await().until(() -> this.feed.present() == 0);
		this.redis.restart();
		Duration back = time(
				() -> await().atMost(Instance.LIMIT).until(() -> this.first.isOpen() || this.second.isOpen()));
		await().during(LEASE.plusSeconds(1)).atMost(Instance.LIMIT).until(() -> this.feed.present() == 1);
		assertThat(this.feed.most()).isOne();
	}

	@Test
	@DisplayName("Redis restarts empty within the lease: never are there two")
	void redisForgets() {
		this.redis.kill();
		await().pollDelay(Duration.ofMillis(600)).until(() -> true);
		this.redis.restart();
		await().during(LEASE.multipliedBy(2)).atMost(Instance.LIMIT).until(() -> this.feed.present() == 1);
		assertThat(this.feed.most()).isOne();
	}

	@Test
	@DisplayName("Redis hangs: the session is closed when the lease is over, the stop does not wait for Redis")
	void redisHangs() {
		this.redis.hang();
		this.first.awaitState(State.STANDBY);
		assertThat(this.first.feed().status().lastError()).isInstanceOf(WebSocketTimeoutException.class)
			.hasMessageContaining("did not renew lock 'feed' within 1,750 ms of its lease");
		await().until(() -> this.feed.codes().contains(1001));
		Duration stop = time(this.first::close);
		assertThat(stop).isLessThan(Duration.ofSeconds(5));
	}

	@Test
	@DisplayName("Redis hangs while an instance stops that has the connection: the stop is bounded")
	void redisHangsAtTheStop() {
		this.redis.hang();
		assertThat(this.first.isOpen()).isTrue();
		Duration stop = time(this.first::close);
		assertThat(stop).isLessThan(Duration.ofSeconds(5));
		assertThat(this.feed.codes()).containsExactly(1001);
	}

}
