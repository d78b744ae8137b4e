package dev.websockets.transport;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CredentialsTests {

	@Test
	@DisplayName("the password is not shown")
	void shown() {
		assertThat(new Credentials("alice", "secret")).hasToString("Credentials[username=alice, password=***]");
	}

	@Test
	@DisplayName("a colon in the user name and control characters are refused, without showing the password")
	void illegal() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Credentials("a:b", "secret"))
			.withMessage("the user name 'a:b' has a colon");
		assertThatIllegalArgumentException().isThrownBy(() -> new Credentials("a\n", "secret"))
			.withMessageStartingWith("the user name has a line break");
		assertThatIllegalArgumentException().isThrownBy(() -> new Credentials("a", "secret\r\n"))
			.withMessageStartingWith("the password has a line break")
			.withMessageNotContaining("secret");
		assertThat(new Credentials("", "a:b").password()).isEqualTo("a:b");
	}

}
