package dev.websockets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.Envelope.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Envelope}.
 */
class EnvelopeTests {

	private static final Message PAYLOAD = Message.of("{}");

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EVENT")
	void whatIsAnsweredOrAnAnswerNeedsAnId(Role role) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Envelope(role, "kind", null, PAYLOAD))
			.withMessage("a " + role + " needs an id");
		assertThat(new Envelope(role, null, "", PAYLOAD).id()).isEmpty();
	}

	@Test
	void anEventNeedsNone() {
		assertThat(Envelope.event(null, PAYLOAD).id()).isNull();
	}

}
