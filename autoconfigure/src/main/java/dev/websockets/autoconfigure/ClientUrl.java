package dev.websockets.autoconfigure;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

import dev.websockets.WebSocketConnectException;
import dev.websockets.client.WebSocketUri;

/**
 * The URL of a client, found anew for every attempt to connect: what a
 * {@link WebSocketConnectionDetails} bean says, else the property with its placeholders
 * resolved as they are at that time.
 *
 * @param clientName the name of the client
 * @param property the value of the property, placeholders included, or {@code null}
 * @param environment resolves the placeholders
 * @param details the beans that may know the URL
 */
record ClientUrl(String clientName, @Nullable String property, Environment environment,
		ObjectProvider<WebSocketConnectionDetails> details) implements Supplier<String> {

	private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*}");

	@Override
	public String get() {
		String url = fromDetails();
		if (url == null && this.property != null) {
			url = resolve(this.property);
		}
		if (url == null) {
			throw new WebSocketConnectException("Client '" + this.clientName
					+ "' has no URL: no WebSocketConnectionDetails bean knows it any more, and websockets.clients."
					+ this.clientName + ".url is not set");
		}
		return url;
	}

	/**
	 * Refuse what is known to be wrong already. A URL with placeholders that have no
	 * value yet may be right later.
	 * @param checks refuses wrong values of the client
	 */
	void check(PropertyChecks checks) {
		if (fromDetails() != null) {
			return;
		}
		if (this.property == null || this.property.isBlank()) {
			throw checks.invalid("url", null, "Client '" + this.clientName + "' has no URL.", "Set "
					+ checks.property("url")
					+ " to a ws:// or wss:// URL, or define a WebSocketConnectionDetails bean that knows the client.");
		}
		String url = this.environment.resolvePlaceholders(this.property);
		if (!url.contains("${")) {
			checkUri(VARIABLE.matcher(url).replaceAll("x"), checks);
		}
	}

	/**
	 * Refuse variables, whose values are known only to who opens a connection at run
	 * time.
	 * @param checks refuses wrong values of the client
	 */
	void checkComplete(PropertyChecks checks) {
		if (this.property != null && fromDetails() == null) {
			String url = this.environment.resolvePlaceholders(this.property);
			if (!url.contains("${") && VARIABLE.matcher(url).find()) {
				throw checks.invalid("url", WebSocketUri.masked(url),
						"It has a variable, and the connection is opened when the application starts.",
						"Set " + checks.property("auto-startup")
								+ " to false, and open connections by WebSocketConnections.open(\"" + this.clientName
								+ "\", variables).");
			}
		}
	}

	private static void checkUri(String url, PropertyChecks checks) {
		try {
			WebSocketUri.parse(url);
		}
		catch (IllegalArgumentException ex) {
			throw checks.invalid("url", WebSocketUri.masked(url), ex.getMessage() + ".",
					"Set " + checks.property("url") + " to a URL such as wss://example.com/feed.");
		}
	}

	private @Nullable String fromDetails() {
		return this.details.orderedStream()
			.map((bean) -> bean.getUrl(this.clientName))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private String resolve(String url) {
		try {
			return this.environment.resolveRequiredPlaceholders(url);
		}
		catch (IllegalArgumentException ex) {
			throw new WebSocketConnectException("The URL of client '" + this.clientName
					+ "' cannot be resolved at present: websockets.clients." + this.clientName + ".url is '"
					+ WebSocketUri.masked(url) + "', and a placeholder has no value yet", ex);
		}
	}

}
