package dev.websockets.observation;

import java.util.function.ToLongFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.websockets.relay.BroadcastRelay;
import dev.websockets.relay.RelayFigures;
import dev.websockets.relay.RelayStatus;

/**
 * Meters of the relay of broadcasts between instances.
 *
 * @since 0.1.0
 */
public final class BroadcastRelayMetrics implements MeterBinder {

	private static final String PREFIX = "websockets.server.broadcast.relay.";

	private final BroadcastRelay relay;

	/**
	 * Create the meters.
	 * @param relay the relay
	 */
	public BroadcastRelayMetrics(BroadcastRelay relay) {
		this.relay = relay;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		count("published", "Broadcasts that the broker took", RelayFigures::published, registry);
		count("received", "Broadcasts of other instances", RelayFigures::received, registry);
		count("dropped", "Broadcasts that were not published", RelayFigures::dropped, registry);
		count("missed", "Broadcasts of other instances that never came", RelayFigures::missed, registry);
		count("duplicates", "Broadcasts of other instances that came again, or too late", RelayFigures::duplicates,
				registry);
		count("malformed", "Messages of the broker that could not be read", RelayFigures::malformed, registry);
		count("outages", "How often the relay ceased to work", RelayFigures::outages, registry);
		Gauge
			.builder(PREFIX + "available", this.relay,
					(relay) -> (relay.status().state() == RelayStatus.State.AVAILABLE) ? 1 : 0)
			.description("Whether what is published comes back")
			.strongReference(true)
			.register(registry);
	}

	private void count(String meter, String description, ToLongFunction<RelayFigures> value, MeterRegistry registry) {
		FunctionCounter.builder(PREFIX + meter, this.relay, (relay) -> value.applyAsLong(relay.figures()))
			.description(description)
			.register(registry);
	}

}
