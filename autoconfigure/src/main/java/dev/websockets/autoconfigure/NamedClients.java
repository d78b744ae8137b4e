package dev.websockets.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

import dev.websockets.client.StartupSettings;

/**
 * The clients that the properties name, checked, with what they inherit.
 */
final class NamedClients {

	private final EffectiveSettings defaults;

	private final Map<String, NamedClient> clients = new LinkedHashMap<>();

	NamedClients(WebSocketsProperties properties, Environment environment,
			ObjectProvider<WebSocketConnectionDetails> details) {
		PropertyChecks checks = new PropertyChecks("websockets");
		this.defaults = EffectiveSettings.defaults().overriddenBy(properties, checks);
		SessionOverrides.warnIfQueueIsSmall(this.defaults.session(), checks);
		Map<String, String> urls = RawClientUrls.of(environment);
		RelaxedNames.merge(properties.clients(), checks.nested("clients"))
			.forEach((name, client) -> this.clients.put(name,
					client(name, client, new ClientUrl(name, urls.get(name), environment, details))));
	}

	EffectiveSettings defaults() {
		return this.defaults;
	}

	Collection<NamedClient> all() {
		return this.clients.values();
	}

	Collection<String> names() {
		return this.clients.keySet();
	}

	NamedClient get(String name) {
		NamedClient client = this.clients.get(name);
		Assert.state(client != null, () -> "No client '" + name + "' in " + names());
		return client;
	}

	private NamedClient client(String name, ClientProperties properties, ClientUrl url) {
		PropertyChecks checks = NamedClient.checks(name);
		url.check(checks);
		Map<String, String> headers = RelaxedNames.merge(properties.headers(), checks.nested("headers"));
		HeaderRules.checkHeaders(headers, checks);
		HeaderRules.checkSubprotocols(properties.subprotocols(), checks);
		EffectiveSettings settings = this.defaults.overriddenBy(properties, checks);
		if (!settings.session().equals(this.defaults.session())) {
			SessionOverrides.warnIfQueueIsSmall(settings.session(), checks);
		}
		if (properties.ssl() != null && properties.ssl().rollOver() != null && settings.bundle().name() == null) {
			throw checks.invalid("ssl.roll-over", properties.ssl().rollOver(), "There is no SSL bundle to be reloaded.",
					"Set " + checks.property("ssl.bundle") + ", or remove " + checks.property("ssl.roll-over") + ".");
		}
		if (properties.cluster() != null) {
			properties.cluster().check(checks.nested("cluster"));
		}
		StartupSettings startup = properties.startup(settings.autoStartup());
		if (startup.auto()) {
			url.checkComplete(checks);
		}
		return new NamedClient(name, settings, url, headers, properties.subprotocols(), properties.credentials(checks),
				properties.registrationId(checks), startup, properties.sendWhileDisconnected(), properties.pointer(),
				properties.protocolChoice(), properties.supervision(checks), properties.cluster());
	}

}
