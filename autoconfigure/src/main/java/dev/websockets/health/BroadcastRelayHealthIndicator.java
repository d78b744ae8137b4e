package dev.websockets.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import dev.websockets.relay.BroadcastRelay;
import dev.websockets.relay.RelayFigures;
import dev.websockets.relay.RelayStatus;

/**
 * The health of the relay of broadcasts between instances: down while what is published
 * does not come back.
 *
 * @since 0.1.0
 */
public final class BroadcastRelayHealthIndicator implements HealthIndicator {

	private final BroadcastRelay relay;

	/**
	 * Create the indicator.
	 * @param relay the relay
	 */
	public BroadcastRelayHealthIndicator(BroadcastRelay relay) {
		this.relay = relay;
	}

	@Override
	public Health health() {
		RelayStatus status = this.relay.status();
		RelayFigures figures = this.relay.figures();
		Health.Builder health = switch (status.state()) {
			case AVAILABLE -> Health.up();
			case UNAVAILABLE -> Health.down();
			case STARTING -> Health.unknown();
		};
		health.withDetail("since", status.since())
			.withDetail("dropped", figures.dropped())
			.withDetail("missed", figures.missed())
			.withDetail("outages", figures.outages());
		if (status.lastError() != null) {
			health.withDetail("lastError", String.valueOf(status.lastError().getMessage()));
		}
		return health.build();
	}

}
