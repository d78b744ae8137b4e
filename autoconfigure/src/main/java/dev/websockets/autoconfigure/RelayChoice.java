package dev.websockets.autoconfigure;

import java.util.Set;
import java.util.TreeSet;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import dev.websockets.WebSocketBroadcastRelay;

/**
 * Finds the relay of broadcasts by what the properties say.
 *
 * @param properties what they say
 * @param beans where relays of the application's own are
 * @param redis makes that of Redis, or {@code null} where its library is not there
 * @param environment knows the name of the application
 */
record RelayChoice(BroadcastProperties properties, ListableBeanFactory beans, @Nullable RedisRelay redis,
		Environment environment) {

	private static final Log logger = LogFactory.getLog(RelayChoice.class);

	private static final String UNNAMED = "application";

	private static final PropertyChecks CHECKS = new PropertyChecks(BroadcastProperties.PREFIX);

	WebSocketBroadcastRelay topic() {
		String name = String.valueOf(this.properties.relay());
		return name.equals(BroadcastProperties.REDIS) ? ofRedis() : bean(name);
	}

	private WebSocketBroadcastRelay ofRedis() {
		if (this.redis == null) {
			throw CHECKS.invalid("relay", BroadcastProperties.REDIS, "It needs Spring Data Redis, which is not there.",
					"Add the dependency org.springframework.boot:spring-boot-starter-data-redis.");
		}
		return this.redis.of(channel());
	}

	private String channel() {
		String channel = this.properties.channel();
		if (channel == null) {
			return "websockets:" + application();
		}
		if (channel.isBlank()) {
			throw CHECKS.invalid("channel", channel, "A channel has to have a name.",
					"Set " + CHECKS.property("channel") + " to a name, or remove it to have that of the application.");
		}
		return channel;
	}

	private String application() {
		String name = this.environment.getProperty("spring.application.name");
		if (StringUtils.hasText(name)) {
			return name;
		}
		logger.warn("The application has no name, so its broadcasts go to the channel websockets:" + UNNAMED
				+ ", which it shares with all others on the same Redis that have none: they get each other's broadcasts. "
				+ "Set spring.application.name or " + CHECKS.property("channel"));
		return UNNAMED;
	}

	private WebSocketBroadcastRelay bean(String name) {
		if (!this.beans.containsBean(name)) {
			throw CHECKS.invalid("relay", name, "There is no relay of that name.", action());
		}
		if (!this.beans.isTypeMatch(name, WebSocketBroadcastRelay.class)) {
			throw CHECKS.invalid("relay", name, "The bean of that name is no WebSocketBroadcastRelay.", action());
		}
		if (this.properties.channel() != null) {
			throw CHECKS.invalid("channel", this.properties.channel(),
					"It is for the relay 'redis' only, but the relay is the bean '" + name + "'.",
					"Remove " + CHECKS.property("channel") + ", or set " + CHECKS.property("relay") + " to redis.");
		}
		return this.beans.getBean(name, WebSocketBroadcastRelay.class);
	}

	private String action() {
		Set<String> names = new TreeSet<>(Set.of(this.beans.getBeanNamesForType(WebSocketBroadcastRelay.class)));
		names.add(BroadcastProperties.REDIS);
		return "Use one of these: " + String.join(", ", names) + ".";
	}

}
