package dev.websockets.docs.client;

import java.util.UUID;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.websockets.autoconfigure.WebSocketClientCustomizer;

@Configuration(proxyBeanMethods = false)
class FreshTokens {

	// tag::customizer[]
	@Bean
	WebSocketClientCustomizer vaultToken(Vault vault) {
		return (name, client) -> {
			if (name.equals("quotes")) {
				client.bearerToken(vault::freshToken) // Authorization: Bearer ..
					.defaultHeader("X-Nonce", () -> UUID.randomUUID().toString());
			}
		};
	}
	// end::customizer[]

	interface Vault {

		String freshToken();

	}

}
