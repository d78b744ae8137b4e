package dev.websockets.autoconfigure;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Refuses properties that nothing could keep with {@link Engine#JAKARTA}: JSR-356 has no
 * way to say them to a container.
 */
final class JakartaChecks {

	private JakartaChecks() {
	}

	static void check(WebSocketsProperties properties) {
		PropertyChecks checks = new PropertyChecks("websockets");
		refuse(checks, "threads", nameOf(properties.threads()));
		check(properties, checks);
		properties.clients().forEach((name, client) -> {
			check(client, NamedClient.checks(name));
			refuse(NamedClient.checks(name), "username", client.username());
			refuseSecret(NamedClient.checks(name), "password", client.password());
		});
	}

	private static void check(ConnectionProperties properties, PropertyChecks checks) {
		refuse(checks, "max-redirects", properties.maxRedirects());
		refuse(checks, "max-frame-size", properties.maxFrameSize());
		if (properties.proxy() != null) {
			check(properties.proxy(), checks.nested("proxy"));
		}
		CompressionProperties compression = properties.compression();
		if (compression != null && Boolean.TRUE.equals(compression.enabled())) {
			refuse(checks.nested("compression"), "enabled", true);
		}
		if (properties.ssl() != null) {
			refuse(checks.nested("ssl"), "bundle", properties.ssl().bundle());
		}
	}

	private static void check(ProxyProperties proxy, PropertyChecks checks) {
		refuse(checks, "type", nameOf(proxy.type()));
		refuse(checks, "host", proxy.host());
		refuse(checks, "port", proxy.port());
		refuse(checks, "username", proxy.username());
		refuseSecret(checks, "password", proxy.password());
	}

	private static void refuse(PropertyChecks checks, String name, @Nullable Object value) {
		if (value != null) {
			throw refused(checks, name, value);
		}
	}

	private static void refuseSecret(PropertyChecks checks, String name, @Nullable String value) {
		if (value != null) {
			throw refused(checks, name, null);
		}
	}

	private static @Nullable String nameOf(@Nullable Enum<?> value) {
		return (value != null) ? value.name().toLowerCase(Locale.ROOT) : null;
	}

	private static InvalidWebSocketPropertyException refused(PropertyChecks checks, String name,
			@Nullable Object shown) {
		return checks.invalid(name, shown,
				"The engine jakarta cannot do this: JSR-356 has no way to say it to a WebSocketContainer.",
				"Remove " + checks.property(name) + ", or set websockets.engine=tyrus.");
	}

}
