package dev.websockets.relay;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketBroadcastRelay;

/**
 * A broker in memory, whose topics can be made to fail.
 */
public final class MemoryBroker {

	private final List<Topic> topics = new CopyOnWriteArrayList<>();

	private final ReentrantLock lock = new ReentrantLock();

	private volatile boolean away;

	private volatile boolean deaf;

	/**
	 * A topic for one instance; all of a broker are the same one.
	 */
	public Topic topic() {
		Topic topic = new Topic();
		this.topics.add(topic);
		return topic;
	}

	/**
	 * Neither publish nor subscribe, until {@link #comeBack()}.
	 */
	public void goAway() {
		this.away = true;
		this.topics.forEach((topic) -> topic.receiver = null);
	}

	/**
	 * Take what is published, but bring it to nobody, until {@link #comeBack()}.
	 */
	void goDeaf() {
		this.deaf = true;
	}

	public void comeBack() {
		this.away = false;
		this.deaf = false;
	}

	/**
	 * Bring something to all.
	 */
	void bring(byte[] message) {
		this.lock.lock();
		try {
			for (Topic topic : this.topics) {
				Consumer<byte[]> receiver = topic.receiver;
				if (receiver != null) {
					receiver.accept(message);
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The end of one instance.
	 */
	public final class Topic implements WebSocketBroadcastRelay {

		final List<byte[]> published = new CopyOnWriteArrayList<>();

		volatile int subscriptions;

		volatile @Nullable Consumer<byte[]> receiver;

		volatile Consumer<byte[]> before = (message) -> {
		};

		@Override
		public void subscribe(Consumer<byte[]> receiver) {
			this.subscriptions++;
			check();
			this.receiver = receiver;
		}

		@Override
		public void unsubscribe() {
			this.receiver = null;
		}

		@Override
		public void publish(byte[] message) {
			check();
			this.before.accept(message);
			this.published.add(message);
			if (!MemoryBroker.this.deaf) {
				bring(message);
			}
		}

		private void check() {
			if (MemoryBroker.this.away) {
				throw new IllegalStateException("The broker is away");
			}
		}

	}

}
