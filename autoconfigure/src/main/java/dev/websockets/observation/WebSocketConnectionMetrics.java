package dev.websockets.observation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import dev.websockets.client.ConnectionMeters;
import dev.websockets.client.FailureKind;
import dev.websockets.client.NamedConnections;

/**
 * Meters of named connections, tagged with the name of their client, never with a URL.
 * All connections of one name are counted together.
 *
 * @since 0.1.0
 */
public final class WebSocketConnectionMetrics implements MeterBinder {

	private static final String PREFIX = "websockets.client.";

	private final NamedConnections connections;

	/**
	 * Create the meters.
	 * @param connections the connections
	 */
	public WebSocketConnectionMetrics(NamedConnections connections) {
		this.connections = connections;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.connections.onName((name) -> bind(name, this.connections.meters(name), registry));
	}

	private static void bind(String name, ConnectionMeters meters, MeterRegistry registry) {
		Tags tags = Tags.of("client", name);
		count("opens", "Sessions that were opened", meters, ConnectionMeters::opens, tags, registry);
		count("reconnects", "Sessions that took the place of another one", meters, ConnectionMeters::reconnects, tags,
				registry);
		for (FailureKind kind : FailureKind.values()) {
			count("failures", "Attempts that failed, and sessions that were lost", meters, (all) -> all.failures(kind),
					tags.and("kind", kind.tag()), registry);
		}
		Tags received = tags.and("direction", "received");
		Tags sent = tags.and("direction", "sent");
		count("messages", "Messages", meters, (all) -> all.traffic().receivedMessages(), received, registry);
		count("messages", "Messages", meters, (all) -> all.traffic().sentMessages(), sent, registry);
		bytes(meters, (all) -> all.traffic().receivedBytes(), received, registry);
		bytes(meters, (all) -> all.traffic().sentBytes(), sent, registry);
		count("dropped", "Messages that were received and dropped", meters, ConnectionMeters::dropped, tags, registry);
		gauge("Messages that wait for the application", meters, ConnectionMeters::incoming, received, registry);
		gauge("Frames that wait for the connection", meters, ConnectionMeters::outgoing, sent, registry);
		TimeGauge.builder(PREFIX + "round.trip.time", meters, TimeUnit.NANOSECONDS, (all) -> nanos(all.roundTripTime()))
			.description("Time between a ping and its pong, the longest of all sessions")
			.tags(tags)
			.strongReference(true)
			.register(registry);
	}

	private static void count(String meter, String description, ConnectionMeters meters,
			ToDoubleFunction<ConnectionMeters> value, Tags tags, MeterRegistry registry) {
		FunctionCounter.builder(PREFIX + meter, meters, value).description(description).tags(tags).register(registry);
	}

	private static void bytes(ConnectionMeters meters, ToDoubleFunction<ConnectionMeters> value, Tags tags,
			MeterRegistry registry) {
		FunctionCounter.builder(PREFIX + "bytes", meters, value)
			.description("Payload of messages")
			.baseUnit("bytes")
			.tags(tags)
			.register(registry);
	}

	private static void gauge(String description, ConnectionMeters meters, ToDoubleFunction<ConnectionMeters> value,
			Tags tags, MeterRegistry registry) {
		Gauge.builder(PREFIX + "queued", meters, value)
			.description(description)
			.tags(tags)
			.strongReference(true)
			.register(registry);
	}

	private static double nanos(@Nullable Duration time) {
		return (time != null) ? time.toNanos() : Double.NaN;
	}

}
