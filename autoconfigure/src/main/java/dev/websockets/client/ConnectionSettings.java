package dev.websockets.client;

import org.springframework.util.Assert;

import dev.websockets.SessionSettings;

/**
 * How a named connection is opened, closed and opened again.
 *
 * @param name the name under {@code websockets.clients}
 * @param timeouts the time limits
 * @param startup what it does when the application starts and stops
 * @param reconnect when it tries again
 * @param rules which ends are fatal, or want another delay
 * @param sends how it sends
 * @param supervision what is watched while it is open
 * @since 0.1.0
 */
public record ConnectionSettings(String name, ConnectionTimeouts timeouts, StartupSettings startup,
		ReconnectSettings reconnect, ReconnectRules rules, SendSettings sends, SupervisionSettings supervision) {

	/**
	 * Create these settings.
	 * @throws IllegalArgumentException if the name is empty
	 */
	public ConnectionSettings {
		Assert.hasText(name, "name must not be empty");
	}

	/**
	 * The settings that hold where nothing else is said.
	 * @param name the name under {@code websockets.clients}
	 * @return the defaults
	 */
	public static ConnectionSettings defaults(String name) {
		return new ConnectionSettings(name, ConnectionTimeouts.defaults(), StartupSettings.defaults(),
				ReconnectSettings.defaults(), ReconnectRules.defaults(), SendSettings.defaults(),
				SupervisionSettings.none());
	}

	/**
	 * These settings, for sessions with other limits.
	 */
	ConnectionSettings with(SessionSettings session) {
		return new ConnectionSettings(this.name,
				new ConnectionTimeouts(session.connectTimeout(), this.timeouts.open(), session.closeTimeout()),
				this.startup, this.reconnect, this.rules,
				new SendSettings(this.sends.whileDisconnected(), session.outgoing()), this.supervision);
	}

}
