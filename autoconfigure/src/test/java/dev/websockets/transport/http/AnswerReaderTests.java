package dev.websockets.transport.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AnswerReaderTests {

	private static final String HEAD = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
			+ "X-Two:  a b\t\r\nx-two:\r\n\r\n";

	private static final String FRAMES = "\r\n\0frames";

	private final AnswerReader reader = new AnswerReader();

	private void assertHead() {
		Answer answer = this.reader.answer();
		assertThat(answer.status()).isEqualTo(101);
		assertThat(answer.reason()).isEqualTo("Switching Protocols");
		assertThat(answer.headers().getFirst("upgrade")).isEqualTo("websocket");
		assertThat(answer.headers().get("X-Two")).isEqualTo(List.of("a b", ""));
		assertThat(answer.headers().size()).isEqualTo(2);
	}

	@Test
	@DisplayName("B7 what follows the head is left where it is")
	void leavesFrames() throws Exception {
		ByteBuffer bytes = Bytes.of(HEAD + FRAMES);
		assertThat(this.reader.read(bytes)).isTrue();
		assertThat(bytes.position()).isEqualTo(HEAD.length());
		assertThat(this.reader.read(bytes)).isTrue();
		assertThat(bytes.position()).isEqualTo(HEAD.length());
		assertHead();
	}

	@Test
	@DisplayName("B55 the head is read byte by byte")
	void byteByByte() throws Exception {
		for (int i = 0; i < HEAD.length(); i++) {
			assertThat(this.reader.read(Bytes.of(HEAD.substring(i, i + 1)))).isEqualTo(i == HEAD.length() - 1);
		}
		assertHead();
	}

	@Test
	@DisplayName("B55 the head is read in any two pieces")
	void everySplit() throws Exception {
		for (int i = 0; i <= HEAD.length(); i++) {
			AnswerReader splitReader = new AnswerReader();
			assertThat(splitReader.read(Bytes.of(HEAD.substring(0, i)))).isEqualTo(i == HEAD.length());
			ByteBuffer rest = Bytes.of(HEAD.substring(i) + FRAMES);
			assertThat(splitReader.read(rest)).isTrue();
			assertThat(rest.remaining()).isEqualTo(FRAMES.length());
			assertThat(splitReader.answer().headers().get("X-Two")).isEqualTo(List.of("a b", ""));
		}
	}

	@Test
	@DisplayName("there is no answer before the head is complete")
	void incomplete() throws Exception {
		this.reader.read(Bytes.of("HTTP/1.1 101 x\r\n"));
		assertThatIllegalStateException().isThrownBy(this.reader::answer);
	}

	@ParameterizedTest
	@CsvSource({ "HTTP/1.1 200 OK, 200, OK", "HTTP/1.0 404 Not Found, 404, Not Found", "HTTP/1.1 503, 503, ''",
			"'HTTP/1.1 503 ', 503, ''", "HTTP/1.1 999 x y, 999, x y", "HTTP/1.1 200 caf\u00E9, 200, caf\u00E9" })
	@DisplayName("status lines as servers write them, the reason missing or not")
	void statusLines(String line, int status, String reason) throws Exception {
		assertThat(this.reader.read(Bytes.of(line + "\r\n\r\n"))).isTrue();
		assertThat(this.reader.answer().status()).isEqualTo(status);
		assertThat(this.reader.answer().reason()).isEqualTo(reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/2 200 OK", "HTTP/1.0 101 Switching Protocols", "HTTP/1.2 200 OK", "HTTP/1.1 20 OK",
			"HTTP/1.1 2000", "HTTP/1.1 099 x", "HTTP/1.1 2x0", "HTTP/1.1  200 OK", "http/1.1 200 OK",
			" HTTP/1.1 200 OK", "HTTP/1.1\t200", "HTTP/1.1 +20", "", "SSH-2.0-OpenSSH_9.6", "<html>",
			"HTTP/1.1 \u00B2\u00B2\u00B2" })
	@DisplayName("anything else than a status line of HTTP/1 is refused, without a status")
	void notHttp(String line) {
		assertThatExceptionOfType(MalformedAnswerException.class)
			.isThrownBy(() -> this.reader.read(Bytes.of(line + "\r\n")))
			.withMessageContaining("status line")
			.satisfies((ex) -> assertThat(ex.answer()).isNull());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Name : v", "Name\t: v", ": v", "no colon", " folded: v", "\tfolded", "N\u00FCme: v",
			"a b: c", "Name: a\rb", "Name: a\0b", "Name: \u001B[0m", "Name: \u007F", "Na\0me: v", "(x): y" })
	@DisplayName("headers that are dangerous are refused, with the status that came")
	void dangerousHeaders(String line) {
		assertThatExceptionOfType(MalformedAnswerException.class)
			.isThrownBy(() -> this.reader.read(Bytes.of("HTTP/1.1 403 No\r\nX: 1\r\n" + line + "\r\n\r\n")))
			.satisfies((ex) -> {
				assertThat(ex.answer().status()).isEqualTo(403);
				assertThat(ex.answer().headers().getFirst("X")).isEqualTo("1");
				assertThat(ex.getMessage()).doesNotContain("\0", "\u001B");
			});
	}

	@Test
	@DisplayName("lines that end with a lone line feed are taken; values keep every byte as a character")
	void lenient() throws Exception {
		ByteBuffer bytes = Bytes.of("HTTP/1.1 200 OK\nA:\t caf\u00C3\u00A9 \nB: x: y\n\nrest");
		assertThat(this.reader.read(bytes)).isTrue();
		assertThat(bytes.remaining()).isEqualTo(4);
		assertThat(this.reader.answer().headers().getFirst("A")).isEqualTo("caf\u00C3\u00A9");
		assertThat(this.reader.answer().headers().getFirst("B")).isEqualTo("x: y");
	}

	@Test
	@DisplayName("interim answers are passed over, headers too")
	void interimAnswers() throws Exception {
		String interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 102\r\n\r\n";
		ByteBuffer bytes = Bytes.of(interim + HEAD + FRAMES);
		assertThat(this.reader.read(bytes)).isTrue();
		assertThat(bytes.remaining()).isEqualTo(FRAMES.length());
		assertHead();
	}

	@ParameterizedTest
	@CsvSource({ "10, true", "11, false" })
	@DisplayName("B54 at most ten interim answers are passed over")
	void endlessInterimAnswers(int count, boolean accepted) throws Exception {
		String answers = "HTTP/1.1 102 Processing\r\n\r\n".repeat(count);
		if (accepted) {
			assertThat(this.reader.read(Bytes.of(answers + HEAD))).isTrue();
		}
		else {
			assertThatExceptionOfType(MalformedAnswerException.class)
				.isThrownBy(() -> this.reader.read(Bytes.of(answers)))
				.withMessageContaining("over 10 interim answers");
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	@DisplayName("whatever comes, there is an answer, a wait for more, or the exception of the package")
	void randomBytes(long seed) {
		Random random = new Random(seed);
		int refused = 0;
		for (int round = 0; round < 2_000; round++) {
			byte[] bytes = mutated(HEAD, random);
			AnswerReader each = new AnswerReader();
			try {
				if (each.read(ByteBuffer.wrap(bytes))) {
					assertThat(each.answer().status()).isBetween(100, 999);
				}
			}
			catch (MalformedAnswerException ex) {
				assertThat(ex.getMessage()).isNotEmpty();
				refused++;
			}
		}
		assertThat(refused).isBetween(1, 1_999);
	}

	private static byte[] mutated(String text, Random random) {
		byte[] bytes = Bytes.of(text).array().clone();
		if (random.nextInt(4) == 0) {
			random.nextBytes(bytes);
			return bytes;
		}
		for (int i = random.nextInt(3); i >= 0; i--) {
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
		}
		return bytes;
	}

}
