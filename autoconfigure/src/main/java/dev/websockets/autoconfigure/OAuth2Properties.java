package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens by OAuth 2.0.
 *
 * @param registrationId the client registration of Spring Security whose access tokens
 * handshakes carry, as under spring.security.oauth2.client.registration
 */
record OAuth2Properties(@Nullable String registrationId) {

}
