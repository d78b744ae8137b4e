package dev.websockets.protocol;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.WebSocketProtocolException;

import static org.assertj.core.api.Assertions.assertThat;

class ProtocolViolationTests {

	@Test
	@DisplayName("1002 and 1007 become protocol errors of the same words")
	void protocolErrors() {
		ProtocolViolation violation = ProtocolViolation.protocolError("odd frame");
		assertThat(violation.closeCode()).isEqualTo(1002);
		assertThat(violation).hasMessage("odd frame; closed with 1002");
		assertThat(violation.exception()).isExactlyInstanceOf(WebSocketProtocolException.class)
			.hasMessage("odd frame; closed with 1002");
		assertThat(ProtocolViolation.invalidData("odd text").closeCode()).isEqualTo(1007);
		assertThat(ProtocolViolation.invalidData("odd text").exception())
			.isExactlyInstanceOf(WebSocketProtocolException.class)
			.hasMessage("odd text; closed with 1007");
	}

	@Test
	@DisplayName("1009 becomes an error with both numbers and the property")
	void tooLarge() {
		ProtocolViolation violation = ProtocolViolation.tooLarge(1001, 1000, "websockets.some-size");
		assertThat(violation.closeCode()).isEqualTo(1009);
		assertThat(violation).hasMessage("1001 bytes are over websockets.some-size (1000); closed with 1009");
		assertThat(violation.exception()).isInstanceOfSatisfying(WebSocketMessageTooLargeException.class, (ex) -> {
			assertThat(ex.size()).isEqualTo(1001);
			assertThat(ex.limit()).isEqualTo(1000);
			assertThat(ex).hasMessage("message of 1,001 bytes is over websockets.some-size (1,000); closed with 1009");
		});
	}

	@Test
	@DisplayName("the violation has no stack trace, and who asks gets an exception of its own with one")
	void stackTraces() {
		ProtocolViolation violation = ProtocolViolation.protocolError("odd frame");
		assertThat(violation.getStackTrace()).isEmpty();
		assertThat(violation.exception()).isNotSameAs(violation.exception());
		assertThat(violation.exception().getStackTrace()).isNotEmpty();
	}

}
