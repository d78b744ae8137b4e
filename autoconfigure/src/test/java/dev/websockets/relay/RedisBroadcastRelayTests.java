package dev.websockets.relay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.websockets.WebSocketBroadcastRelayEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Instances that relay their broadcasts over a real Redis.
 */
@Timeout(120)
class RedisBroadcastRelayTests {

	private static final int MANY = 10_000;

	@Test
	@DisplayName("B118 what two instances broadcast at once arrives at the other once, in order")
	void bothWays() {
		try (RedisServer redis = RedisServer.started();
				RedisInstance one = new RedisInstance(redis);
				RedisInstance other = new RedisInstance(redis)) {
			CompletableFuture
				.allOf(CompletableFuture.runAsync(() -> sendMany(one, 0, MANY)),
						CompletableFuture.runAsync(() -> sendMany(other, 0, MANY)))
				.orTimeout(30, TimeUnit.SECONDS)
				.join();
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(List.of(one.received.size(), other.received.size())).containsOnly(MANY));
			List<String> all = IntStream.range(0, MANY).mapToObj(String::valueOf).toList();
			assertThat(one.received).containsExactlyElementsOf(all);
			assertThat(other.received).containsExactlyElementsOf(all);
			assertThat(one.relay.figures()).isEqualTo(new RelayFigures(MANY, MANY, 0, 0, 0, 0, 0));
		}
	}

	@Test
	@DisplayName("B119 Redis is killed and comes back: nothing twice, order kept, what is lost is counted")
	void restart() {
		try (RedisServer redis = RedisServer.started();
				RedisInstance one = new RedisInstance(redis);
				RedisInstance other = new RedisInstance(redis)) {
			awaitAvailable(one, other);
			CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendMany(one, 0, MANY / 2));
			Awaitility.await().until(() -> !other.received.isEmpty());
			redis.kill();
			sending.join();
			Awaitility.await().until(() -> !one.isAvailable() && !other.isAvailable());
			sendMany(one, MANY / 2, MANY);
			redis.start();
			awaitAvailable(one, other);
			one.send("last");
			Awaitility.await().until(() -> other.received.contains("last"));

			List<String> all = IntStream.range(0, MANY).mapToObj(String::valueOf).toList();
			List<String> received = other.received.stream().filter((text) -> !text.equals("last")).toList();
			assertThat(received).doesNotHaveDuplicates();
			assertThat(all.stream().filter(received::contains).toList()).isEqualTo(received);
			RelayFigures figures = other.relay.figures();
			assertThat(figures.received()).isEqualTo(other.received.size());
			assertThat(figures.received() + figures.missed()).isEqualTo(MANY + 1);
			assertThat(one.relay.figures().published() + one.relay.figures().dropped()).isEqualTo(MANY + 1);
			assertThat(figures.outages()).isPositive();
			Awaitility.await()
				.untilAsserted(() -> assertThat(one.events).extracting(WebSocketBroadcastRelayEvent::available)
					.startsWith(true, false, true));
		}
	}

	@Test
	@DisplayName("B119 Redis hangs: that is noticed by what does not come back, and it goes on when Redis does")
	void hang() {
		try (RedisServer redis = RedisServer.started();
				RedisInstance one = new RedisInstance(redis);
				RedisInstance other = new RedisInstance(redis)) {
			awaitAvailable(one, other);
			redis.hang();
			one.send("meanwhile");
			Awaitility.await().until(() -> !one.isAvailable() && !other.isAvailable());
			assertThat(one.events).last().satisfies((event) -> assertThat(event.cause()).isNotNull());
			redis.goOn();
			awaitAvailable(one, other);
			one.send("again");
			Awaitility.await().until(() -> other.received.contains("again"));
			assertThat(other.received).doesNotHaveDuplicates().endsWith("again");
		}
	}

	@Test
	@DisplayName("B119 Redis is not there at the start: the relay starts, and works as soon as it is there")
	void startWithoutRedis() {
		try (RedisServer redis = RedisServer.create();
				RedisInstance one = new RedisInstance(redis);
				RedisInstance other = new RedisInstance(redis)) {
			assertThat(one.relay.status().state()).isEqualTo(RelayStatus.State.UNAVAILABLE);
			redis.start();
			awaitAvailable(one, other);
			one.send("hello");
			Awaitility.await().until(() -> other.received.contains("hello"));
			Awaitility.await()
				.untilAsserted(() -> assertThat(one.events).extracting(WebSocketBroadcastRelayEvent::available)
					.startsWith(false, true));
		}
	}

	private static void sendMany(RedisInstance instance, int from, int to) {
		IntStream.range(from, to).forEach((number) -> instance.send(String.valueOf(number)));
	}

	private static void awaitAvailable(RedisInstance... instances) {
		for (RedisInstance instance : instances) {
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(instance::isAvailable);
		}
	}

}
