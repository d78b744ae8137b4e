package dev.websockets.client;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.WebSocketConnectException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketFatalException;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.WebSocketProtocolException;

import static org.assertj.core.api.Assertions.assertThat;

class OutlooksTests {

	private final Outlooks outlooks = new Outlooks(ReconnectRules.defaults());

	@Test
	void nobodyThereIsUsual() {
		assertThat(this.outlooks.of(new WebSocketConnectException("refused"))).isEqualTo(new Outlook.Usual());
		assertThat(this.outlooks.of(new IllegalStateException("a bug"))).isEqualTo(new Outlook.Usual());
	}

	@Test
	void theApplicationSaysThatItIsFatal() {
		assertThat(this.outlooks.of(new WebSocketFatalException("wrong key"))).isEqualTo(new Outlook.Fatal());
	}

	@Test
	@DisplayName("B103 a refused handshake: 401 is fatal")
	void unauthorized() {
		assertThat(this.outlooks.of(refused(401, "7"))).isEqualTo(new Outlook.Fatal());
	}

	@ParameterizedTest
	@ValueSource(ints = { 403, 404, 410, 429, 503 })
	@DisplayName("B103 a refused handshake: 403, 404, 410, 429 and 503 are slow")
	void slow(int status) {
		assertThat(this.outlooks.of(refused(status, null))).isEqualTo(new Outlook.Slow());
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 503, 500, 200 })
	@DisplayName("B103 a refused handshake that says when: then")
	void later(int status) {
		assertThat(this.outlooks.of(refused(status, "7"))).isEqualTo(new Outlook.Later(Duration.ofSeconds(7)));
	}

	@Test
	void otherStatusesAreUsual() {
		assertThat(this.outlooks.of(refused(500, null))).isEqualTo(new Outlook.Usual());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1002, 1003, 1007, 1009 })
	@DisplayName("B103 what this side raised on its own account is fatal, what the peer did is not")
	void ownBreach(int code) {
		WebSocketProtocolException error = new WebSocketProtocolException("frame of a reserved opcode");
		assertThat(this.outlooks.of(reason(code, Initiator.LOCAL, error))).isEqualTo(new Outlook.Fatal());
		assertThat(this.outlooks.of(reason(code, Initiator.ABNORMAL, error))).isEqualTo(new Outlook.Fatal());
		assertThat(this.outlooks.of(reason(code, Initiator.LOCAL, null))).isEqualTo(new Outlook.Usual());
		assertThat(this.outlooks.of(reason(code, Initiator.REMOTE, null))).isEqualTo(new Outlook.Usual());
	}

	@Test
	@DisplayName("B103 the peer's 1008 is slow, its 1012 and 1013 mean a restart, the others are usual")
	void peer() {
		assertThat(this.outlooks.of(reason(1008, Initiator.REMOTE, null))).isEqualTo(new Outlook.Slow());
		assertThat(this.outlooks.of(reason(1012, Initiator.REMOTE, null))).isEqualTo(new Outlook.Restart());
		assertThat(this.outlooks.of(reason(1013, Initiator.REMOTE, null))).isEqualTo(new Outlook.Restart());
		assertThat(this.outlooks.of(reason(1000, Initiator.REMOTE, null))).isEqualTo(new Outlook.Usual());
		assertThat(this.outlooks.of(reason(1001, Initiator.REMOTE, null))).isEqualTo(new Outlook.Usual());
		assertThat(this.outlooks.of(reason(1006, Initiator.ABNORMAL, null))).isEqualTo(new Outlook.Usual());
	}

	private static WebSocketHandshakeRefusedException refused(int status, @Nullable String retryAfter) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
		return new WebSocketHandshakeRefusedException("refused", status, headers, new byte[0], null);
	}

	private static CloseReason reason(int code, Initiator initiator, @Nullable WebSocketException error) {
		return new CloseReason(code, "", initiator, 0, 0, error);
	}

}
