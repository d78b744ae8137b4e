package dev.websockets.client;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConnectionSettingsTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@Test
	void defaultsAreThoseOfTheProperties() {
		Duration ten = Duration.ofSeconds(10);
		assertThat(ConnectionSettings.defaults("feed"))
			.isEqualTo(new ConnectionSettings("feed", ten, ten, ten, true, false, ReconnectSettings.defaults()));
	}

	@Test
	void refusesWhatCannotWork() {
		assertThatIllegalArgumentException().isThrownBy(() -> settings(" ", SECOND, SECOND, SECOND))
			.withMessage("name must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> settings("feed", Duration.ZERO, SECOND, SECOND))
			.withMessage("connectTimeout must be positive but was PT0S");
		assertThatIllegalArgumentException().isThrownBy(() -> settings("feed", SECOND, SECOND.negated(), SECOND))
			.withMessage("openTimeout must be positive but was PT-1S");
		assertThatIllegalArgumentException().isThrownBy(() -> settings("feed", SECOND, SECOND, Duration.ZERO))
			.withMessage("closeTimeout must be positive but was PT0S");
	}

	private static ConnectionSettings settings(String name, Duration connect, Duration open, Duration close) {
		return new ConnectionSettings(name, connect, open, close, true, false, ReconnectSettings.defaults());
	}

}
