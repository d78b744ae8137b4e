package dev.websockets.docs.endpoints;

import org.junit.jupiter.api.Test;

import dev.websockets.docs.Samples;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs what {@code endpoints.md} shows of properties.
 */
class EndpointSamplesTests {

	private static final String ENDPOINTS = "websockets.server.endpoints.";

	@Test
	void endpoints() {
		Samples.application("endpoints.yml").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getEnvironment().getProperty(ENDPOINTS + "chat.path")).isEqualTo("/chat/{room}");
			assertThat(context.getEnvironment().getProperty(ENDPOINTS + "control.protocol")).isEqualTo("json-rpc");
		});
	}

}
