package dev.websockets.transport.http;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AnswerLimitsTests {

	private static final String STATUS_LINE = "HTTP/1.1 101 Switching\r\n";

	private final AnswerReader reader = new AnswerReader();

	@ParameterizedTest
	@CsvSource({ "8191, true, '\r\n'", "8192, true, '\r\n'", "8193, false, '\r\n'", "8192, true, '\n'",
			"8193, false, '\n'" })
	@DisplayName("B54 a header has at most 8 KiB, its end not counted")
	void longHeader(int length, boolean accepted, String lineEnd) throws Exception {
		String header = "X: " + "v".repeat(length - 3);
		if (accepted) {
			assertThat(this.reader.read(Bytes.of(STATUS_LINE + header + lineEnd + lineEnd))).isTrue();
			assertThat(this.reader.answer().headers().getFirst("X")).hasSize(length - 3);
		}
		else {
			assertThatExceptionOfType(MalformedAnswerException.class)
				.isThrownBy(() -> this.reader.read(Bytes.of(STATUS_LINE + header)))
				.withMessage("it has a line of over 8192 bytes")
				.satisfies((ex) -> assertThat(ex.answer().status()).isEqualTo(101));
		}
	}

	@Test
	@DisplayName("B54 an endless status line is refused with its 8,193rd byte")
	void endlessStatusLine() throws Exception {
		ByteBuffer bytes = Bytes.of("HTTP/1.1 200 " + "x".repeat(20_000));
		assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> this.reader.read(bytes))
			.satisfies((ex) -> assertThat(ex.answer()).isNull());
		assertThat(bytes.position()).isEqualTo(8_193);
	}

	@ParameterizedTest
	@CsvSource({ "98, true", "99, true", "100, false", "101, false" })
	@DisplayName("B54 100 headers and more are refused")
	void manyHeaders(int count, boolean accepted) throws Exception {
		String head = STATUS_LINE + "X: 1\r\n".repeat(count);
		if (accepted) {
			assertThat(this.reader.read(Bytes.of(head + "\r\n"))).isTrue();
			assertThat(this.reader.answer().headers().get("X")).hasSize(count);
		}
		else {
			assertThatExceptionOfType(MalformedAnswerException.class).isThrownBy(() -> this.reader.read(Bytes.of(head)))
				.withMessage("it has 100 headers or more");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 1 })
	@DisplayName("B54 a head has at most 64 KiB in total")
	void longHead(int over) throws Exception {
		StringBuilder head = new StringBuilder(STATUS_LINE);
		while (head.length() < 58_000) {
			head.append("X: ").append("v".repeat(1_000)).append("\r\n");
		}
		int left = 64 * 1024 + over - head.length() - "X: \r\n\r\n".length();
		head.append("X: ").append("v".repeat(left)).append("\r\n\r\n");
		assertThat(head).hasSize(64 * 1024 + over);
		if (over <= 0) {
			assertThat(this.reader.read(Bytes.of(head.toString()))).isTrue();
		}
		else {
			assertThatExceptionOfType(MalformedAnswerException.class)
				.isThrownBy(() -> this.reader.read(Bytes.of(head.toString())))
				.withMessage("its head is over 65536 bytes");
		}
	}

	@Test
	@DisplayName("B54 the limit of 64 KiB holds over interim answers too")
	void longInterimAnswers() {
		String interim = "HTTP/1.1 103 Early Hints\r\n" + ("Link: " + "v".repeat(8_000) + "\r\n").repeat(3) + "\r\n";
		assertThatExceptionOfType(MalformedAnswerException.class)
			.isThrownBy(() -> this.reader.read(Bytes.of(interim.repeat(3))))
			.withMessage("its head is over 65536 bytes");
	}

	@Test
	@DisplayName("B54 endless headers are refused early: no more than the limit is read")
	void endlessHeaders() throws Exception {
		ByteBuffer header = Bytes.of("X-Endless: " + "v".repeat(100) + "\r\n");
		int taken = STATUS_LINE.length();
		this.reader.read(Bytes.of(STATUS_LINE));
		MalformedAnswerException refusal = null;
		while (refusal == null && taken < 1_000_000) {
			try {
				taken += header.rewind().remaining();
				assertThat(this.reader.read(header)).isFalse();
			}
			catch (MalformedAnswerException ex) {
				refusal = ex;
			}
		}
		assertThat(refusal).isNotNull();
		assertThat(taken).isLessThan(64 * 1024);
	}

}
