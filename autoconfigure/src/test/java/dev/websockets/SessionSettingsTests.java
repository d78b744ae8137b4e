package dev.websockets;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SessionSettingsTests {

	private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

	private final SessionSettings settings = SessionSettings.defaults();

	@Test
	@DisplayName("a time that no timer can keep is refused, and not found out when a session closes")
	void endlessTimes() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.settings.withConnectTimeout(FOR_EVER))
			.withMessageStartingWith("connectTimeout must be at most 36500 days");
		assertThatIllegalArgumentException().isThrownBy(() -> this.settings.withCloseTimeout(FOR_EVER));
		assertThatIllegalArgumentException().isThrownBy(() -> this.settings.withPing(FOR_EVER, Duration.ofSeconds(1)));
		assertThatIllegalArgumentException().isThrownBy(() -> this.settings.withPing(Duration.ofSeconds(1), FOR_EVER));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.settings.withOutgoing((queue) -> queue.withSendTimeout(FOR_EVER)));
	}

	@Test
	@DisplayName("a hundred years are allowed")
	void longTimes() {
		Duration century = Duration.ofDays(36_500);
		assertThat(this.settings.withCloseTimeout(century).closeTimeout()).isEqualTo(century);
	}

}
