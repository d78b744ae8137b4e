package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;

import dev.websockets.BearerTokenSupplier;
import dev.websockets.WebSocketConnectException;

/**
 * The access tokens of one client registration, for one client. They are kept and renewed
 * by Spring Security.
 *
 * @param manager gets the tokens
 * @param service forgets one that was refused, or {@code null} if it cannot be told to
 * @param registrationId the client registration
 * @param principal who they are for
 */
record OAuth2TokenSupplier(OAuth2AuthorizedClientManager manager, @Nullable OAuth2AuthorizedClientService service,
		String registrationId, String principal) implements BearerTokenSupplier {

	@Override
	public String getToken() {
		OAuth2AuthorizedClient authorized = this.manager.authorize(
				OAuth2AuthorizeRequest.withClientRegistrationId(this.registrationId).principal(this.principal).build());
		if (authorized == null) {
			throw new WebSocketConnectException("no access token: the client registration '" + this.registrationId
					+ "' has a grant type that needs a user, or that the OAuth2AuthorizedClientManager does not know");
		}
		return authorized.getAccessToken().getTokenValue();
	}

	@Override
	public void invalidate(String token) {
		if (this.service != null) {
			this.service.removeAuthorizedClient(this.registrationId, this.principal);
		}
	}

}
