package dev.websockets.cluster;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnections;
import dev.websockets.health.WebSocketConnectionsHealthContributor;
import dev.websockets.interop.RedisServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

/**
 * Several connections that share a lock, and what the start and the health make of one.
 */
class SharedLockTests {

	private static Instance instance(RedisServer redis, FeedServer feed, String... properties) {
		String[] all = new String[properties.length + 1];
		System.arraycopy(properties, 0, all, 1, properties.length);
		all[0] = "spring.data.redis.port=" + redis.port();
		return Instance.start(RedisLocks.class, feed, all);
	}

	@Test
	@DisplayName("connections that share a lock are open in one instance, those opened at run time too; the last gives it back")
	void sharedLock() {
		try (RedisServer redis = RedisServer.started();
				FeedServer feed = new FeedServer();
				Instance first = instance(redis, feed, other(feed));
				Instance second = instance(redis, feed, other(feed))) {
			await().atMost(Instance.LIMIT).until(() -> feed.present() == 2);
			Instance holder = first.isOpen() ? first : second;
			Instance waiting = (holder == first) ? second : first;
			assertThat(holder.connection("other").status().state()).isEqualTo(State.OPEN);
			WebSocketConnections connections = holder.context().getBean(WebSocketConnections.class);
			WebSocketConnection third = connections.open("feed", Map.of());
			third.awaitOpen(Instance.LIMIT);
			assertThat(waiting.context().getBean(WebSocketConnections.class).open("feed", Map.of()).status().state())
				.isEqualTo(State.STANDBY);
			List.of(holder.feed(), holder.connection("other")).forEach(WebSocketConnection::close);
			assertThat(waiting.feed().status().state()).isEqualTo(State.STANDBY);
			connections.remove(third);
			await().atMost(Instance.LIMIT).until(() -> feed.present() == 3);
			assertThat(waiting.feed().status().state()).isEqualTo(State.OPEN);
		}
	}

	private static String[] other(FeedServer feed) {
		return new String[] { "websockets.clients.other.url=" + feed.url(),
				"websockets.clients.other.cluster.lock=feed", "websockets.clients.other.cluster.lease=3s" };
	}

	@Test
	@DisplayName("fail-fast waits for the lock's answer, and for the first attempt only with the lock; standing by is up")
	void failFast() {
		String failFast = "websockets.clients.feed.fail-fast=true";
		try (RedisServer redis = RedisServer.started();
				FeedServer feed = new FeedServer();
				Instance first = instance(redis, feed, failFast);
				Instance second = instance(redis, feed, failFast)) {
			assertThat(first.feed().status().state()).isEqualTo(State.OPEN);
			assertThat(second.feed().status().state()).isEqualTo(State.STANDBY);
			HealthIndicator health = (HealthIndicator) second.context()
				.getBean(WebSocketConnectionsHealthContributor.class)
				.getContributor("feed");
			assertThat(health).isNotNull();
			assertThat(health.health().getStatus()).isEqualTo(Status.UP);
			assertThat(health.health().getDetails()).containsEntry("state", State.STANDBY);
			redis.kill();
			second.close();
			assertThatException().isThrownBy(() -> instance(redis, feed, failFast))
				.havingRootCause()
				.isInstanceOf(java.net.ConnectException.class);
		}
	}

	@Test
	@DisplayName("Redis down at the start: the application starts, and connects when Redis comes up")
	void redisIsDown() {
		try (RedisServer redis = RedisServer.started(); FeedServer feed = new FeedServer()) {
			redis.kill();
			try (Instance instance = instance(redis, feed)) {
				instance.awaitState(State.STANDBY);
				await().until(() -> instance.feed().status().lastError() != null);
				redis.restart();
				instance.awaitState(State.OPEN);
			}
		}
	}

}
