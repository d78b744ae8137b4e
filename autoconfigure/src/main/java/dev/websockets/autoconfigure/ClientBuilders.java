package dev.websockets.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;

import dev.websockets.BearerTokenSupplier;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.WebSocketProtocol;
import dev.websockets.client.WebSocketClients;
import dev.websockets.session.SessionThreads;
import dev.websockets.transport.Transport;

/**
 * Builds clients as the properties, and then the customizers, say.
 */
final class ClientBuilders {

	private final Transport transport;

	private final SessionThreads threads;

	private final NamedClients clients;

	private final MessageConverters converters;

	private final MessageProtocols protocols;

	private final TlsBundles bundles;

	private final InstalledExtensions extensions;

	private final ObjectProvider<RegistrationTokens> tokens;

	private final ObjectProvider<WebSocketClientCustomizer> customizers;

	ClientBuilders(Transport transport, SessionThreads threads, NamedClients clients, MessageConverters converters,
			MessageProtocols protocols, TlsBundles bundles, InstalledExtensions extensions,
			ObjectProvider<RegistrationTokens> tokens, ObjectProvider<WebSocketClientCustomizer> customizers) {
		this.transport = transport;
		this.threads = threads;
		this.clients = clients;
		this.converters = converters;
		this.protocols = protocols;
		this.bundles = bundles;
		this.extensions = extensions;
		this.tokens = tokens;
		this.customizers = customizers;
	}

	WebSocketClient.Builder unnamed() {
		return customized("", builder(this.clients.defaults()));
	}

	WebSocketClient named(String name) {
		NamedClient client = this.clients.get(name);
		WebSocketClient.Builder builder = builder(client.settings()).baseUrl(client.url())
			.subprotocols(client.subprotocols().toArray(String[]::new));
		client.headers().forEach((header, value) -> builder.defaultHeader(header, value));
		if (client.registrationId() != null) {
			builder.bearerToken(tokens(name, client.registrationId()));
		}
		if (client.credentials() != null) {
			builder.credentials(client.credentials().username(), client.credentials().password());
		}
		WebSocketProtocol protocol = this.protocols.find(client.protocol(),
				this.converters.format(client.settings().converter()), NamedClient.checks(name));
		if (protocol != null) {
			builder.protocol(protocol);
		}
		return customized(name, builder).build();
	}

	private BearerTokenSupplier tokens(String name, String registrationId) {
		RegistrationTokens tokens = this.tokens.getIfAvailable();
		if (tokens == null) {
			throw NamedClient.checks(name)
				.invalid("oauth2.registration-id", registrationId,
						"There is no OAuth2AuthorizedClientManager bean to get a token from.",
						"Add org.springframework.boot:spring-boot-starter-security-oauth2-client, and define an "
								+ "AuthorizedClientServiceOAuth2AuthorizedClientManager bean.");
		}
		return tokens.supplier(name, registrationId);
	}

	private WebSocketClient.Builder builder(EffectiveSettings settings) {
		WebSocketClient.Builder builder = WebSocketClients.builder(this.transport, this.threads)
			.settings((defaults) -> settings.session())
			.extensions(this.extensions.with(settings.compression()));
		WebSocketMessageConverter converter = this.converters.find(settings.converter());
		if (converter != null) {
			builder.converter(converter);
		}
		if (settings.maxRedirects() != null) {
			builder.maxRedirects(settings.maxRedirects());
		}
		if (settings.proxy() != null) {
			builder.proxy(settings.proxy().toProxy());
		}
		BundleTls tls = this.bundles.find(settings.bundle());
		if (tls != null) {
			builder.tls(tls);
		}
		if (settings.origin() != null) {
			builder.defaultHeader(HttpHeaders.ORIGIN, settings.origin());
		}
		return builder;
	}

	private WebSocketClient.Builder customized(String name, WebSocketClient.Builder builder) {
		this.customizers.orderedStream().forEach((customizer) -> customizer.customize(name, builder));
		return builder;
	}

}
