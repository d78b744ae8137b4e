package dev.websockets.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * The URLs of clients as they are written, placeholders included. Binding to
 * {@link WebSocketsProperties} replaces placeholders by the values they have at start-up,
 * when the port of the application's own server is not known.
 */
final class RawClientUrls {

	private RawClientUrls() {
	}

	static Map<String, String> of(Environment environment) {
		Binder binder = new Binder(ConfigurationPropertySources.get(environment), PlaceholdersResolver.NONE);
		Map<String, String> urls = new LinkedHashMap<>();
		binder.bind("websockets.clients", Bindable.mapOf(String.class, RawClient.class))
			.ifBound((clients) -> clients.forEach((name, client) -> {
				if (client.url() != null) {
					urls.put(name, client.url());
				}
			}));
		return urls;
	}

	record RawClient(@Nullable String url) {

	}

}
