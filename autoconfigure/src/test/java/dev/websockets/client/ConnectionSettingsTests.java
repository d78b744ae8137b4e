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
		ConnectionSettings defaults = ConnectionSettings.defaults("feed");
		assertThat(defaults.timeouts()).isEqualTo(new ConnectionTimeouts(ten, ten, ten));
		assertThat(defaults.startup()).isEqualTo(new StartupSettings(true, false, Integer.MAX_VALUE - 512));
		assertThat(defaults.sends().whileDisconnected()).isEqualTo(SendWhileDisconnected.FAIL);
		assertThat(defaults.supervision()).isEqualTo(new SupervisionSettings(null, false, null, null));
	}

	@Test
	void refusesWhatCannotWork() {
		assertThatIllegalArgumentException().isThrownBy(() -> ConnectionSettings.defaults(" "))
			.withMessage("name must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionTimeouts(Duration.ZERO, SECOND, SECOND))
			.withMessage("connectTimeout must be positive but was PT0S");
		assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionTimeouts(SECOND, SECOND.negated(), SECOND))
			.withMessage("openTimeout must be positive but was PT-1S");
		assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionTimeouts(SECOND, SECOND, Duration.ZERO))
			.withMessage("closeTimeout must be positive but was PT0S");
		assertThatIllegalArgumentException().isThrownBy(() -> new SupervisionSettings(Duration.ZERO, false, null, null))
			.withMessage("staleAfter must be positive but was PT0S");
		assertThatIllegalArgumentException().isThrownBy(() -> new SupervisionSettings(null, false, Duration.ZERO, null))
			.withMessage("maxSessionAge must be positive but was PT0S");
		assertThatIllegalArgumentException().isThrownBy(() -> new HeartbeatSettings("", SECOND, null, SECOND))
			.withMessage("heartbeat message must not be empty");
	}

}
