package dev.websockets.docs.java21;

import org.junit.jupiter.api.Test;

import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketServerScript;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the samples that need Java 21.
 */
class PatternSwitchTests {

	@Test
	void readsBothKinds() {
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			server.whenText("hello").thenSend("hi").thenSendBinary((byte) 1, (byte) 2).thenClose(1000, "");
			assertThat(new PatternSwitch(Samples.client()).converse(server.uri().toString())).containsExactly("hi",
					"2 bytes");
		}
	}

}
