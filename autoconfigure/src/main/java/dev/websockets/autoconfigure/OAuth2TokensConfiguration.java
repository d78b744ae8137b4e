package dev.websockets.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;

/**
 * Access tokens by Spring Security's OAuth 2.0 client.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(OAuth2AuthorizedClientManager.class)
@ConditionalOnBean(OAuth2AuthorizedClientManager.class)
class OAuth2TokensConfiguration {

	@Bean
	RegistrationTokens websocketsRegistrationTokens(OAuth2AuthorizedClientManager manager,
			ObjectProvider<OAuth2AuthorizedClientService> service) {
		return (client, registrationId) -> new OAuth2TokenSupplier(manager, service.getIfUnique(), registrationId,
				"websockets-" + client);
	}

}
