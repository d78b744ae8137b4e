package dev.websockets.transport.tyrus;

import java.util.List;

import jakarta.websocket.Extension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JakartaExtensionTests {

	@Test
	@DisplayName("the extensions of an answer, with their parameters")
	void extensions() {
		List<Extension> extensions = JakartaExtension
			.of(answer("permessage-deflate; server_no_context_takeover;" + " client_max_window_bits=10, x-other"));
		assertThat(extensions).extracting(Extension::getName).containsExactly("permessage-deflate", "x-other");
		assertThat(extensions.get(0).getParameters()).extracting(Extension.Parameter::getName)
			.containsExactly("server_no_context_takeover", "client_max_window_bits");
		assertThat(extensions.get(0).getParameters()).extracting(Extension.Parameter::getValue)
			.containsExactly(null, "10");
		assertThat(extensions.get(1).getParameters()).isEmpty();
	}

	@Test
	@DisplayName("an answer without the header has none")
	void none() {
		assertThat(JakartaExtension.of(new HttpHeaders())).isEmpty();
	}

	@Test
	@DisplayName("a header that is no list of extensions cannot have been accepted")
	void unchecked() {
		assertThatIllegalStateException().isThrownBy(() -> JakartaExtension.of(answer("a b")));
	}

	private static HttpHeaders answer(String extensions) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Sec-WebSocket-Extensions", extensions);
		return headers;
	}

}
