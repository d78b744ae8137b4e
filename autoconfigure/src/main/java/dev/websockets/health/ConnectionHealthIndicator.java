package dev.websockets.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;

/**
 * The health of one connection: up while it is open or another instance of the
 * application has it, down when it has failed or is stale, and unknown otherwise, as a
 * connection that backs off may be open again soon.
 *
 * @param connection the connection
 */
record ConnectionHealthIndicator(WebSocketConnection connection) implements HealthIndicator {

	@Override
	public Health health() {
		WebSocketConnection.Status status = this.connection.status();
		boolean stale = this.connection.isStale();
		Health.Builder health = switch (status.state()) {
			case OPEN -> stale ? Health.down() : Health.up();
			case FAILED -> Health.down();
			case STANDBY -> (status.lastError() != null) ? Health.unknown() : Health.up();
			case CONNECTING, BACKING_OFF, CLOSED -> Health.unknown();
		};
		health.withDetail("state", status.state()).withDetail("since", status.since());
		if (status.attempt() > 0) {
			health.withDetail("attempt", status.attempt());
		}
		if (status.lastError() != null) {
			health.withDetail("lastError", String.valueOf(status.lastError().getMessage()));
		}
		if (status.nextAttempt() != null) {
			health.withDetail("nextAttempt", status.nextAttempt());
		}
		if (stale) {
			health.withDetail("stale", true);
		}
		WebSocketSession session = this.connection.session();
		if (session != null && session.roundTripTime() != null) {
			health.withDetail("roundTripTime", session.roundTripTime());
		}
		return health.build();
	}

}
