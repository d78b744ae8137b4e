package dev.websockets;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WebSocketCredentialsTests {

	@Test
	@DisplayName("the password is not shown")
	void shown() {
		assertThat(new WebSocketCredentials("alice", "secret"))
			.hasToString("WebSocketCredentials[username=alice, password=***]");
	}

	@Test
	@DisplayName("a colon in the user name and control characters are refused, without showing the password")
	void illegal() {
		assertThatIllegalArgumentException().isThrownBy(() -> new WebSocketCredentials("a:b", "secret"))
			.withMessage("the user name 'a:b' has a colon");
		assertThatIllegalArgumentException().isThrownBy(() -> new WebSocketCredentials("a\n", "secret"))
			.withMessageStartingWith("the user name has a line break");
		assertThatIllegalArgumentException().isThrownBy(() -> new WebSocketCredentials("a", "secret\r\n"))
			.withMessageStartingWith("the password has a line break")
			.withMessageNotContaining("secret");
		assertThat(new WebSocketCredentials("", "a:b").password()).isEqualTo("a:b");
	}

}
