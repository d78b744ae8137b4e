package dev.websockets.relay;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import dev.websockets.Message;
import dev.websockets.WebSocketBroadcastRelayEvent;
import dev.websockets.interop.RedisServer;
import dev.websockets.relay.redis.RedisBroadcastRelay;
import dev.websockets.session.SessionThreads;

/**
 * One of several instances of an application, which share a Redis.
 */
final class RedisInstance implements AutoCloseable {

	/**
	 * For outages that are short.
	 */
	static final RelaySettings QUICK = RelaySettings.DEFAULTS.withInterval(Duration.ofMillis(500));

	final Queue<String> received = new ConcurrentLinkedQueue<>();

	final Queue<WebSocketBroadcastRelayEvent> events = new ConcurrentLinkedQueue<>();

	final BroadcastRelay relay;

	private final LettuceConnectionFactory connections;

	RedisInstance(RedisServer redis, RelaySettings settings) {
		this.connections = new LettuceConnectionFactory(redis.host(), redis.port());
		this.connections.afterPropertiesSet();
		this.connections.start();
		SessionThreads threads = SessionThreads.shared();
		this.relay = new BroadcastRelay(
				new RedisBroadcastRelay(this.connections, "websockets:test", threads.connections()), settings,
				threads.connections(), threads.timer(), this.events::add);
		this.relay.deliverTo((broadcast) -> this.received.add(((Message.Text) broadcast.message()).text()));
		this.relay.start();
	}

	void send(String text) {
		this.relay.send(new RelayedBroadcast("/chat/{room}", Map.of("room", "spring"), Map.of(), Message.of(text)));
	}

	boolean isAvailable() {
		return this.relay.status().state() == RelayStatus.State.AVAILABLE;
	}

	@Override
	public void close() {
		this.relay.stop();
		this.connections.destroy();
	}

}
