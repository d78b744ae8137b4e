package dev.websockets.autoconfigure;

import java.util.Locale;

import dev.websockets.SessionSettings;
import dev.websockets.server.WebSocketServer;
import dev.websockets.session.ReadingThreads;

/**
 * Refuses what nothing could keep with {@link ServerEngine#CONTAINER}: the API of the
 * containers has no way to say it.
 */
final class ContainerChecks {

	private static final String OWN = "websockets.server.engine=own";

	private static final String FRAMES = "it shows no frames, and decides itself on those it sends";

	private final WebSocketsProperties all;

	private final WebSocketServerProperties server;

	private final InstalledExtensions extensions;

	ContainerChecks(WebSocketsProperties all, WebSocketServerProperties server, InstalledExtensions extensions) {
		this.all = all;
		this.server = server;
		this.extensions = extensions;
	}

	/**
	 * Refuse what holds for all endpoints, or for some of them.
	 * @param rules what the properties come to
	 * @param server has all its endpoints
	 */
	void check(EndpointRules rules, WebSocketServer server) {
		ReadingThreads threads = this.all.readingThreads();
		if (threads != ReadingThreads.AUTO) {
			throw refused("websockets.threads", threads.name().toLowerCase(Locale.ROOT), "the container's threads read",
					"Remove websockets.threads");
		}
		if (rules.settings().compression().enabled()) {
			boolean own = this.server.compression() != null && this.server.compression().enabled() != null;
			throw refused(own ? "websockets.server.compression.enabled" : "websockets.compression.enabled", true,
					"it has no extensions", "Set websockets.server.compression.enabled=false");
		}
		SessionSettings settings = rules.settings().session();
		if (settings.maxFrameSize().compareTo(settings.maxMessageSize()) < 0) {
			boolean own = this.server.maxFrameSize() != null;
			throw refused(own ? "websockets.server.max-frame-size" : "websockets.max-frame-size",
					settings.maxFrameSize(), FRAMES, own ? "Remove websockets.server.max-frame-size"
							: "Set websockets.server.max-frame-size to the value of websockets.server.max-message-size");
		}
		rules.named().forEach(ContainerChecks::check);
		if (!this.extensions.beanNames().isEmpty()) {
			throw refused("websockets.server.engine", "container",
					"it has no extensions, and there are the WebSocketExtensionFactory beans "
							+ this.extensions.beanNames(),
					"Remove these beans");
		}
		UnsupportedEndpointsException.throwIfAny("show every frame", server.rawEndpoints());
		UnsupportedEndpointsException.throwIfAny("limit the size of frames", server.endpointsWithFrameLimit());
	}

	private static void check(NamedEndpoint endpoint) {
		PropertyChecks checks = endpoint.checks();
		if (endpoint.settings().compression().enabled()) {
			String property = checks.property("compression.enabled");
			throw refused(property, true, "it has no extensions", "Remove " + property);
		}
		SessionSettings settings = endpoint.settings().session();
		if (settings.maxFrameSize().compareTo(settings.maxMessageSize()) < 0) {
			String property = checks.property("max-frame-size");
			throw refused(property, settings.maxFrameSize(), FRAMES,
					"Set " + property + " to the value of " + checks.property("max-message-size"));
		}
	}

	private static InvalidWebSocketPropertyException refused(String property, Object value, String reason,
			String action) {
		return new InvalidWebSocketPropertyException(property, value,
				"The engine container cannot do this for endpoints: " + reason + ".", action + ", or set " + OWN + ".");
	}

}
