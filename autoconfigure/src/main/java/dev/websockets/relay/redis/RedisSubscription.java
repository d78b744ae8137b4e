package dev.websockets.relay.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.Subscription;
import org.springframework.data.redis.connection.SubscriptionListener;

/**
 * A connection that is subscribed to a channel. What comes is passed on by the thread of
 * the driver, so that the order is kept.
 */
final class RedisSubscription implements MessageListener, SubscriptionListener {

	private static final int TIMEOUT_SECONDS = 10;

	private final CompletableFuture<Void> subscribed = new CompletableFuture<>();

	private final RedisConnection connection;

	private final Consumer<byte[]> receiver;

	private volatile boolean closed;

	/**
	 * Create a subscription.
	 * @param connection a connection of its own
	 * @param receiver takes what comes
	 */
	RedisSubscription(RedisConnection connection, Consumer<byte[]> receiver) {
		this.connection = connection;
		this.receiver = receiver;
	}

	/**
	 * Subscribe, and wait until Redis has confirmed it.
	 * @param channel the channel
	 * @param executor lends a thread, as some drivers stay in the call
	 */
	void begin(byte[] channel, Executor executor) {
		executor.execute(() -> subscribe(channel));
		try {
			this.subscribed.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause
					: new RedisConnectionFailureException("The channel could not be subscribed", ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new RedisConnectionFailureException(
					"Redis has not confirmed the subscription within " + TIMEOUT_SECONDS + " s", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RedisConnectionFailureException("Interrupted while subscribing", ex);
		}
	}

	private void subscribe(byte[] channel) {
		try {
			this.connection.subscribe(this, channel);
		}
		catch (Throwable ex) {
			this.subscribed.completeExceptionally(ex);
		}
		if (this.closed) {
			closeLate();
		}
	}

	/**
	 * What was subscribed only after the connection had been closed.
	 */
	private void closeLate() {
		Subscription subscription = this.connection.getSubscription();
		if (subscription != null && subscription.isAlive()) {
			subscription.close();
		}
	}

	@Override
	public void onChannelSubscribed(byte[] channel, long count) {
		this.subscribed.complete(null);
	}

	@Override
	public void onMessage(Message message, byte @Nullable [] pattern) {
		if (!this.closed) {
			this.receiver.accept(message.getBody());
		}
	}

	void close() {
		this.closed = true;
		this.connection.close();
	}

}
