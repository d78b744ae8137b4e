package dev.websockets.transport.http;

import java.net.URI;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OriginTests {

	@ParameterizedTest
	@CsvSource({ "ws://h/a, ws://H:80/b?c, true", "wss://h, wss://h:443/, true", "ws://h, wss://h, false",
			"ws://h:443, wss://h:443, false", "ws://h:81, ws://h, false", "ws://a.h, ws://h, false",
			"ws://h., ws://h, false", "ws://[::A], ws://[::a]:80, true" })
	@DisplayName("an origin is scheme, host without case, and effective port")
	void sameOrigin(String one, String other, boolean same) {
		assertThat(Origin.of(URI.create(one)).equals(Origin.of(URI.create(other)))).isEqualTo(same);
	}

	@ParameterizedTest
	@CsvSource({ "ws://h:80/a, ws://h", "wss://H:8443, wss://h:8443" })
	@DisplayName("it shows itself as a URI without path")
	void shown(String uri, String shown) {
		assertThat(Origin.of(URI.create(uri))).hasToString(shown);
	}

	@ParameterizedTest
	@CsvSource({ "/a, is not absolute", "ws:a, has no legal host", "ws://a_b/, has no legal host" })
	@DisplayName("a URI without scheme or legal host has no origin")
	void noOrigin(String uri, String problem) {
		assertThatIllegalArgumentException().isThrownBy(() -> Origin.of(URI.create(uri)))
			.withMessageContaining(problem);
	}

}
