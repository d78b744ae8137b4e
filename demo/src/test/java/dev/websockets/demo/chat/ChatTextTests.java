package dev.websockets.demo.chat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ChatText} and what uses it.
 */
class ChatTextTests {

	@Test
	void withoutWhiteSpaceAroundIt() {
		assertThat(new Say("  one\n two \n").text()).isEqualTo("one\n two");
		assertThat(new Join(" Ana María ", 0).name()).isEqualTo("Ana María");
		assertThat(new Say("😀".repeat(250)).text()).hasSize(500);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n\t ", "half \ud83d of it" })
	void isNoText(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Say(text));
		assertThatIllegalArgumentException().isThrownBy(() -> new Join(text, 0));
	}

	@Test
	void tooLong() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Say("x".repeat(501)));
		assertThatIllegalArgumentException().isThrownBy(() -> new Join("x".repeat(25), 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "A\nna", "A\u0007na", "A\u0085na" })
	void nameIsOneLine(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Join(name, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "lobby", "café-del-mar", "部屋_1", "हिन्दी" })
	void roomNames(String name) {
		assertThat(new RoomName(name)).hasToString(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "a/b", "<b>", "123456789012345678901234567890123" })
	void noRoomNames(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> new RoomName(name));
	}

}
