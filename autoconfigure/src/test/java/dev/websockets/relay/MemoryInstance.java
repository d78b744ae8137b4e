package dev.websockets.relay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.websockets.Message;
import dev.websockets.WebSocketBroadcastRelayEvent;
import dev.websockets.session.SessionThreads;

/**
 * One of several instances of an application, which share a {@link MemoryBroker}.
 */
final class MemoryInstance implements AutoCloseable {

	/**
	 * For outages that are short.
	 */
	static final RelaySettings QUICK = RelaySettings.DEFAULTS.withInterval(Duration.ofMillis(200));

	final Queue<String> received = new ConcurrentLinkedQueue<>();

	final List<Boolean> events = new CopyOnWriteArrayList<>();

	final MemoryBroker.Topic topic;

	final BroadcastRelay relay;

	MemoryInstance(MemoryBroker broker) {
		this(broker, RelaySettings.DEFAULTS);
	}

	MemoryInstance(MemoryBroker broker, RelaySettings settings) {
		this.topic = broker.topic();
		SessionThreads threads = SessionThreads.shared();
		this.relay = new BroadcastRelay(this.topic, settings, threads.connections(), threads.timer(), this::take);
		this.relay.deliverTo((broadcast) -> this.received.add(((Message.Text) broadcast.message()).text()));
		this.relay.start();
	}

	private void take(WebSocketBroadcastRelayEvent event) {
		this.events.add(event.available());
	}

	static RelayedBroadcast broadcast(String text) {
		return new RelayedBroadcast("/chat/{room}", Map.of("room", "spring"), Map.of(), Message.of(text));
	}

	void send(String text) {
		this.relay.send(broadcast(text));
	}

	boolean is(RelayStatus.State state) {
		return this.relay.status().state() == state;
	}

	@Override
	public void close() {
		this.relay.stop();
	}

}
