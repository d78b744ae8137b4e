package dev.websockets.autoconfigure;

import dev.websockets.BearerTokenSupplier;

/**
 * The access tokens of client registrations.
 */
@FunctionalInterface
interface RegistrationTokens {

	/**
	 * The tokens for a client.
	 * @param client the name of the client
	 * @param registrationId the client registration
	 * @return supplies its tokens
	 */
	BearerTokenSupplier supplier(String client, String registrationId);

}
