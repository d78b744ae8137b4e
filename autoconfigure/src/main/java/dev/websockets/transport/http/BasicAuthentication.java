package dev.websockets.transport.http;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import org.springframework.http.HttpHeaders;

import dev.websockets.transport.Credentials;

/**
 * User name and password in readable form (RFC 7617), as UTF-8.
 */
record BasicAuthentication() implements Authentication {

	@Override
	public String authorization(Credentials credentials, String target, Supplier<String> cnonces) {
		return "Basic "
				+ HttpHeaders.encodeBasicAuth(credentials.username(), credentials.password(), StandardCharsets.UTF_8);
	}

	@Override
	public int strength() {
		return 0;
	}

	@Override
	public boolean isStale() {
		return false;
	}

}
