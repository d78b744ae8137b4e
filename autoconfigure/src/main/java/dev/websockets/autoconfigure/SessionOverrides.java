package dev.websockets.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.context.properties.PropertyMapper;

import dev.websockets.SessionSettings;

/**
 * The limits of sessions, where properties override what is inherited.
 */
final class SessionOverrides {

	private static final Log logger = LogFactory.getLog(SessionOverrides.class);

	private SessionOverrides() {
	}

	/**
	 * Override limits.
	 * @param inherited what holds where the properties say nothing
	 * @param properties the properties
	 * @param checks refuses wrong values
	 * @return the limits that result
	 */
	static SessionSettings over(SessionSettings inherited, SessionProperties properties, PropertyChecks checks) {
		checks.positive("close-timeout", properties.closeTimeout());
		checks.positive("open-timeout", properties.openTimeout());
		checks.notNegative("ping-interval", properties.pingInterval());
		checks.positive("ping-timeout", properties.pingTimeout());
		checks.notNegative("idle-timeout", properties.idleTimeout());
		checks.size("max-message-size", properties.maxMessageSize());
		checks.size("max-frame-size", properties.maxFrameSize());
		PropertyMapper map = PropertyMapper.get();
		SessionSettings settings = inherited;
		settings = map.from(properties.closeTimeout()).to(settings, SessionSettings::withCloseTimeout);
		settings = map.from(properties.pingInterval()).to(settings, (s, value) -> s.withPing(value, s.pingTimeout()));
		settings = map.from(properties.pingTimeout()).to(settings, (s, value) -> s.withPing(s.pingInterval(), value));
		settings = map.from(properties.idleTimeout()).to(settings, SessionSettings::withIdleTimeout);
		settings = map.from(properties.maxMessageSize()).to(settings, SessionSettings::withMaxMessageSize);
		settings = map.from(properties.maxFrameSize()).to(settings, SessionSettings::withMaxFrameSize);
		settings = map.from(properties.incoming())
			.to(settings, (s, value) -> s.withIncoming((queue) -> value.over(queue, checks.nested("incoming"))));
		settings = map.from(properties.outgoing())
			.to(settings, (s, value) -> s.withOutgoing((queue) -> value.over(queue, checks.nested("outgoing"))));
		return map.from(properties.request())
			.to(settings, (s, value) -> s.withRequest((request) -> value.over(request, checks.nested("request"))));
	}

	/**
	 * Say it if a message may be larger than the queue for it.
	 * @param settings the limits
	 * @param checks know the properties of the limits
	 */
	static void warnIfQueueIsSmall(SessionSettings settings, PropertyChecks checks) {
		long message = settings.maxMessageSize().toBytes();
		long queue = settings.incoming().maxSize().toBytes();
		if (message > queue) {
			logger.warn("%s (%,d bytes) is over %s (%,d): a message of that size is queued alone, beyond the bound"
				.formatted(checks.property("max-message-size"), message, checks.property("incoming.max-size"), queue));
		}
	}

}
