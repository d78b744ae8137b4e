package dev.websockets.relay.redis;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisPipelineException;

import dev.websockets.WebSocketBroadcastRelay;

/**
 * A channel of Redis. It has two connections of its own, one to subscribe and one to
 * publish, and opens both anew whenever it is subscribed anew: it does not wait for the
 * driver to reconnect.
 *
 * @since 0.1.0
 * @see <a href="https://redis.io/docs/latest/develop/pubsub/">Redis Pub/sub</a>
 */
public final class RedisBroadcastRelay implements WebSocketBroadcastRelay {

	private final AtomicReference<@Nullable RedisConnection> publishing = new AtomicReference<>();

	private final AtomicReference<@Nullable RedisSubscription> subscription = new AtomicReference<>();

	private final RedisConnectionFactory connections;

	private final Executor executor;

	private final byte[] channel;

	private volatile boolean released;

	/**
	 * Create a relay.
	 * @param connections opens connections
	 * @param channel the name of the channel
	 * @param executor runs the subscription, which with some drivers holds a thread as
	 * long as it lasts
	 */
	public RedisBroadcastRelay(RedisConnectionFactory connections, String channel, Executor executor) {
		this.connections = connections;
		this.channel = channel.getBytes(StandardCharsets.UTF_8);
		this.executor = executor;
	}

	@Override
	public void subscribe(Consumer<byte[]> receiver) {
		this.released = false;
		RedisSubscription subscription = new RedisSubscription(this.connections.getConnection(), receiver);
		this.subscription.set(subscription);
		subscription.begin(this.channel, this.executor);
	}

	@Override
	public void unsubscribe() {
		this.released = true;
		close(this.publishing.getAndSet(null));
		RedisSubscription subscription = this.subscription.getAndSet(null);
		if (subscription != null) {
			subscription.close();
		}
	}

	@Override
	public void publish(byte[] message) {
		RedisConnection connection = this.publishing.get();
		if (connection == null) {
			connection = this.connections.getConnection();
			this.publishing.set(connection);
		}
		try {
			publish(connection, message);
		}
		catch (RuntimeException | Error ex) {
			discard(connection);
			throw ex;
		}
		if (this.released) {
			discard(connection);
		}
	}

	/**
	 * Close a connection that failed, or that was opened only after all had been let go
	 * of.
	 */
	private void discard(RedisConnection connection) {
		if (this.publishing.compareAndSet(connection, null)) {
			close(connection);
		}
	}

	/**
	 * In a pipeline, as that has a connection of its own, where others are shared.
	 */
	private void publish(RedisConnection connection, byte[] message) {
		try {
			connection.openPipeline();
			connection.publish(this.channel, message);
			connection.closePipeline();
		}
		catch (RedisPipelineException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	private static void close(@Nullable RedisConnection connection) {
		if (connection != null) {
			connection.close();
		}
	}

}
