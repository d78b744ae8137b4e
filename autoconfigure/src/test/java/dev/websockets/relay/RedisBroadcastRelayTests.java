package dev.websockets.relay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import dev.websockets.WebSocketBroadcastRelayEvent;
import dev.websockets.behaviour.MostlyWaits;
import dev.websockets.interop.RedisServer;
import dev.websockets.relay.redis.RedisBroadcastRelay;
import dev.websockets.session.SessionThreads;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Instances that relay their broadcasts over a real Redis.
 */
@Timeout(120)
@MostlyWaits
class RedisBroadcastRelayTests {

	private static final int MANY = 10_000;

	@Test
	@DisplayName("F25 what two instances broadcast at once arrives at the other once, in order")
	void bothWays() {
		try (RedisServer redis = RedisServer.started();
				RedisInstance one = new RedisInstance(redis, RelaySettings.DEFAULTS);
				RedisInstance other = new RedisInstance(redis, RelaySettings.DEFAULTS)) {
			awaitAvailable(one, other);
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
	@DisplayName("F25 Redis is killed and comes back: nothing twice, order kept, what is lost is counted")
	void restart() {
		try (RedisServer redis = RedisServer.started();
				RedisInstance one = new RedisInstance(redis, RedisInstance.QUICK);
				RedisInstance other = new RedisInstance(redis, RedisInstance.QUICK)) {
			awaitAvailable(one, other);
			CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendMany(one, 0, MANY / 2));
			Awaitility.await().until(() -> !other.received.isEmpty());
			redis.kill();
			sending.join();
			Awaitility.await().until(() -> !one.isAvailable() && !other.isAvailable());
			sendMany(one, MANY / 2, MANY);
			redis.start();
			awaitAvailable(one, other);
			long sent = MANY + sendUntilReceived(one, other);

			List<String> all = IntStream.range(0, MANY).mapToObj(String::valueOf).toList();
			List<String> received = other.received.stream().filter((text) -> !text.startsWith("last")).toList();
			assertThat(received).doesNotHaveDuplicates();
			assertThat(all.stream().filter(received::contains).toList()).isEqualTo(received);
			Awaitility.await().untilAsserted(() -> {
				RelayFigures figures = other.relay.figures();
				assertThat(figures.received() + figures.missed()).isEqualTo(sent);
				assertThat(figures.received()).isEqualTo(other.received.size());
				assertThat(figures.outages()).isPositive();
			});
			assertThat(one.relay.figures().published() + one.relay.figures().dropped()).isEqualTo(sent);
			Awaitility.await()
				.untilAsserted(() -> assertThat(one.events).extracting(WebSocketBroadcastRelayEvent::available)
					.startsWith(true, false, true));
			awaitNoMoreConnectionsThanNeeded(redis);
		}
	}

	@Test
	@DisplayName("F25 Redis hangs: that is noticed by what does not come back, and it goes on when Redis does")
	void hang() {
		try (RedisServer redis = RedisServer.started();
				RedisInstance one = new RedisInstance(redis, RedisInstance.QUICK);
				RedisInstance other = new RedisInstance(redis, RedisInstance.QUICK)) {
			awaitAvailable(one, other);
			redis.hang();
			one.send("meanwhile");
			Awaitility.await().until(() -> !one.isAvailable() && !other.isAvailable());
			assertThat(one.events).last().satisfies((event) -> assertThat(event.cause()).isNotNull());
			redis.goOn();
			awaitAvailable(one, other);
			sendUntilReceived(one, other);
			assertThat(other.received).doesNotHaveDuplicates();
			awaitNoMoreConnectionsThanNeeded(redis);
		}
	}

	@Test
	@DisplayName("F25 Redis is not there at the start: the relay starts, and works as soon as it is there")
	void startWithoutRedis() {
		try (RedisServer redis = RedisServer.create();
				RedisInstance one = new RedisInstance(redis, RedisInstance.QUICK);
				RedisInstance other = new RedisInstance(redis, RedisInstance.QUICK)) {
			Awaitility.await().until(() -> one.relay.status().state() == RelayStatus.State.UNAVAILABLE);
			redis.start();
			awaitAvailable(one, other);
			sendUntilReceived(one, other);
			Awaitility.await()
				.untilAsserted(() -> assertThat(one.events).extracting(WebSocketBroadcastRelayEvent::available)
					.startsWith(false, true));
		}
	}

	@Test
	@DisplayName("F25 what is published after the end leaves no connection")
	void publishedLate() {
		try (RedisServer redis = RedisServer.started()) {
			LettuceConnectionFactory connections = new LettuceConnectionFactory(redis.host(), redis.port());
			connections.setShareNativeConnection(false);
			connections.afterPropertiesSet();
			connections.start();
			try {
				RedisBroadcastRelay relay = new RedisBroadcastRelay(connections, "websockets:test",
						SessionThreads.shared().connections());
				relay.publish(new byte[1]);
				assertThat(redis.connections()).isEqualTo(1);
				relay.subscribe((message) -> {
				});
				relay.unsubscribe();
				relay.publish(new byte[1]);
				Awaitility.await().untilAsserted(() -> assertThat(redis.connections()).isZero());
			}
			finally {
				connections.destroy();
			}
		}
	}

	/**
	 * Of each instance: one to subscribe, one to publish, and the one that Lettuce
	 * shares.
	 */
	private static void awaitNoMoreConnectionsThanNeeded(RedisServer redis) {
		Awaitility.await().untilAsserted(() -> assertThat(redis.connections()).isBetween(4L, 6L));
	}

	private static void sendMany(RedisInstance instance, int from, int to) {
		IntStream.range(from, to).forEach((number) -> instance.send(String.valueOf(number)));
	}

	/**
	 * What is sent while the other one subscribes anew may be lost.
	 * @return how many were sent
	 */
	private static long sendUntilReceived(RedisInstance one, RedisInstance other) {
		AtomicLong sent = new AtomicLong();
		Awaitility.await().until(() -> {
			one.send("last " + sent.incrementAndGet());
			return other.received.stream().anyMatch((text) -> text.startsWith("last"));
		});
		return sent.get();
	}

	private static void awaitAvailable(RedisInstance... instances) {
		for (RedisInstance instance : instances) {
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(instance::isAvailable);
		}
	}

}
