package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.SessionSettings;
import dev.websockets.client.ConnectionSettings;
import dev.websockets.client.ConnectionTimeouts;
import dev.websockets.client.ReconnectRules;
import dev.websockets.client.ReconnectSettings;
import dev.websockets.client.SendSettings;
import dev.websockets.client.SendWhileDisconnected;
import dev.websockets.client.StartupSettings;
import dev.websockets.client.SupervisionSettings;
import dev.websockets.handler.HandlerErrorPolicy;
import dev.websockets.handler.UnknownTypePolicy;

/**
 * What holds for a client once everything it inherits is known.
 *
 * @param session the settings of its sessions
 * @param openTimeout the longest time for OPEN handlers
 * @param reconnect when its named connection tries again
 * @param rules which ends are fatal for that, or want another delay
 * @param onError what an error of a handler does to the session
 * @param unknownType what becomes of a message that no handler takes
 * @param autoStartup whether its named connection is opened at start-up
 * @param maxRedirects the most redirects to follow, or {@code null} for the default of
 * the engine
 * @param proxy the proxy to go through, or {@code null} for none
 * @param bundle the SSL bundle that secures it
 * @param compression whether, and how, messages are compressed
 * @param converter the converter that is asked for, or {@code null} for the one there is
 * @param origin its Origin header, or {@code null} for none
 */
record EffectiveSettings(SessionSettings session, Duration openTimeout, ReconnectSettings reconnect,
		ReconnectRules rules, HandlerErrorPolicy onError, UnknownTypePolicy unknownType, boolean autoStartup,
		@Nullable Integer maxRedirects, @Nullable ProxyProperties proxy, BundleChoice bundle,
		CompressionChoice compression, @Nullable ConverterChoice converter, @Nullable String origin) {

	private static final EffectiveSettings DEFAULTS = new EffectiveSettings(SessionSettings.defaults(),
			Duration.ofSeconds(10), ReconnectSettings.defaults(), ReconnectRules.defaults(), HandlerErrorPolicy.LOG,
			UnknownTypePolicy.IGNORE, true, null, null, BundleChoice.NONE, CompressionChoice.NONE, null, null);

	static EffectiveSettings defaults() {
		return DEFAULTS;
	}

	/**
	 * These settings, overridden by the given properties.
	 * @param properties the properties; what is not set is inherited from these settings
	 * @param checks refuses wrong values
	 * @return the settings that result
	 */
	EffectiveSettings overriddenBy(ConnectionProperties properties, PropertyChecks checks) {
		checks.atLeast(0, "max-redirects", properties.maxRedirects());
		if (properties.origin() != null) {
			HeaderRules.checkValue("origin", HttpHeaders.ORIGIN, properties.origin(), checks);
		}
		ReconnectProperties reconnect = properties.reconnect();
		return new EffectiveSettings(session(properties, checks),
				Objects.requireNonNullElse(properties.openTimeout(), this.openTimeout),
				(reconnect != null) ? reconnect.over(this.reconnect, checks.nested("reconnect")) : this.reconnect,
				(reconnect != null) ? reconnect.over(this.rules, checks.nested("reconnect")) : this.rules,
				Objects.requireNonNullElse(properties.onError(), this.onError),
				Objects.requireNonNullElse(properties.unknownType(), this.unknownType),
				Objects.requireNonNullElse(properties.autoStartup(), this.autoStartup),
				(properties.maxRedirects() != null) ? properties.maxRedirects() : this.maxRedirects,
				proxy(properties, checks.nested("proxy")),
				(properties.ssl() != null) ? properties.ssl().over(this.bundle, checks.nested("ssl")) : this.bundle,
				(properties.compression() != null)
						? properties.compression().over(this.compression, checks.nested("compression"))
						: this.compression,
				(properties.converter() != null) ? new ConverterChoice(properties.converter(), checks) : this.converter,
				(properties.origin() != null) ? properties.origin() : this.origin);
	}

	/**
	 * How a named connection is opened, closed and opened again.
	 * @param session the limits of its sessions, after customizers had their say
	 */
	ConnectionSettings connection(String name, SessionSettings session, StartupSettings startup,
			SendWhileDisconnected sends, SupervisionSettings supervision) {
		return new ConnectionSettings(name,
				new ConnectionTimeouts(session.connectTimeout(), this.openTimeout, session.closeTimeout()), startup,
				this.reconnect, this.rules, new SendSettings(sends, session.outgoing()), supervision);
	}

	private @Nullable ProxyProperties proxy(ConnectionProperties properties, PropertyChecks checks) {
		if (properties.proxy() == null) {
			return this.proxy;
		}
		ProxyProperties proxy = properties.proxy().over(this.proxy);
		proxy.check(checks);
		return proxy;
	}

	private SessionSettings session(ConnectionProperties properties, PropertyChecks checks) {
		checks.positive("connect-timeout", properties.connectTimeout());
		SessionSettings settings = SessionOverrides.over(this.session, properties, checks);
		return (properties.connectTimeout() != null) ? settings.withConnectTimeout(properties.connectTimeout())
				: settings;
	}

}
