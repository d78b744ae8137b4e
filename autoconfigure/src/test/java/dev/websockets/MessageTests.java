package dev.websockets;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MessageTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "Hello, world", "ü", "世界", "\uD83D\uDE00", "\uFFFD", "a\uFFFD世\uFFFDb",
			"\u0000\u007F\u0080\u07FF\u0800\uFFFF" })
	@DisplayName("a text of well-formed UTF-8, replacement characters included, knows its size")
	void ofUtf8(String text) {
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		byte[] bytes = new byte[utf8.length + 5];
		bytes[1] = (byte) 0xFF;
		System.arraycopy(utf8, 0, bytes, 2, utf8.length);
		bytes[utf8.length + 2] = (byte) 0xFF;
		Message.Text message = Message.ofUtf8(bytes, 2, utf8.length);
		assertThat(message).isEqualTo(Message.of(text));
		assertThat(message.size()).isEqualTo(utf8.length).isEqualTo(Message.of(text).size());
	}

	@Test
	@DisplayName("malformed UTF-8 is refused, beside a replacement character too")
	void malformed() {
		assertMalformed(0xFF);
		assertMalformed('a', 0x80);
		assertMalformed(0xC0, 0x80);
		assertMalformed(0xED, 0xA0, 0x80);
		assertMalformed(0xF4, 0x90, 0x80, 0x80);
		assertMalformed(0xE4, 0xB8);
		assertMalformed(0xEF, 0xBF, 0xBD, 0xFF, 0xFF, 0xFF);
		assertMalformed(0xEF, 0xBF, 0xBD, 'a', 0xEF, 0xBF);
	}

	private static void assertMalformed(int... octets) {
		byte[] bytes = new byte[octets.length];
		for (int i = 0; i < octets.length; i++) {
			bytes[i] = (byte) octets[i];
		}
		assertThatIllegalArgumentException().isThrownBy(() -> Message.ofUtf8(bytes, 0, bytes.length))
			.withMessage("Not well-formed UTF-8 (RFC 3629)");
	}

}
