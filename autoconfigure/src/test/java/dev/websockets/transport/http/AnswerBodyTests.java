package dev.websockets.transport.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerBodyTests {

	private static final String CHUNKED = "HTTP/1.1 500 x\nTransfer-Encoding: chunked";

	private static AnswerBody body(String head) {
		return AnswerBody.of(Bytes.answer(head));
	}

	private static String text(AnswerBody body) {
		return new String(body.toBytes(), StandardCharsets.ISO_8859_1);
	}

	@Test
	@DisplayName("B14 as many bytes as Content-Length says, and no more")
	void contentLength() {
		AnswerBody body = body("HTTP/1.1 404 x\nContent-Length: 5");
		ByteBuffer bytes = Bytes.of("hello, rest");
		assertThat(body.read(bytes)).isTrue();
		assertThat(text(body)).isEqualTo("hello");
		assertThat(bytes.remaining()).isEqualTo(6);
		assertThat(body.read(bytes)).isTrue();
		assertThat(bytes.remaining()).isEqualTo(6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 404 x\nContent-Length: 0", "HTTP/1.1 204 x\nContent-Length: 9",
			"HTTP/1.1 304 x\nContent-Length: 9", "HTTP/1.1 101 x" })
	@DisplayName("an answer without a body is enough at once")
	void noBody(String head) {
		AnswerBody body = body(head);
		assertThat(body.isEnough()).isTrue();
		assertThat(body.toBytes()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "\nContent-Length: many", "\nContent-Length: -1", "\nContent-Length: 3\nContent-Length: 4",
					"\nContent-Length: 99999999999999999999", "\nContent-Length: +3", "\nTransfer-Encoding: gzip" })
	@DisplayName("B14 without a length that can be believed, until the connection ends")
	void untilEnd(String headers) {
		AnswerBody body = body("HTTP/1.1 500 x" + headers);
		assertThat(body.read(Bytes.of("all of"))).isFalse();
		assertThat(body.read(Bytes.of(" it"))).isFalse();
		assertThat(text(body)).isEqualTo("all of it");
	}

	@ParameterizedTest
	@CsvSource({ "8191, false", "8192, true", "8193, true", "1000000, true" })
	@DisplayName("B14 the first 8 KiB are enough")
	void limit(int length, boolean enough) {
		AnswerBody body = body("HTTP/1.1 500 x");
		assertThat(body.read(ByteBuffer.wrap(new byte[length]))).isEqualTo(enough);
		assertThat(body.toBytes()).hasSize(Math.min(length, AnswerBody.LIMIT));
	}

	@Test
	@DisplayName("B14 chunks are put together, extensions and trailers left out, byte by byte too")
	void chunked() {
		String chunks = "5\r\nhello\r\n1;x=\"y\"\r\n,\r\n00a \t\r\n 0123456\r\n\r\n0\r\n";
		AnswerBody whole = body(CHUNKED);
		assertThat(whole.read(Bytes.of(chunks + "Trailer: x\r\n\r\n"))).isTrue();
		assertThat(text(whole)).isEqualTo("hello, 0123456\r\n");
		AnswerBody pieces = body("HTTP/1.1 500 x\nContent-Length: 3\nTransfer-Encoding: gzip, Chunked");
		for (int i = 0; i < chunks.length(); i++) {
			assertThat(pieces.read(Bytes.of(chunks.substring(i, i + 1)))).isEqualTo(i == chunks.length() - 1);
		}
		assertThat(pieces.toBytes()).isEqualTo(whole.toBytes());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'3\\nabc\\n0\\n'              | abc
			'3\\r\\nabc\\r\\nx\\r\\n'     | abc
			'3\\r\\nabcdef'               | abc
			'\\r\\nabc'                   | ''
			'-1\\r\\nabc'                 | ''
			'3xyz\\r\\n'                  | ''
			'1000000000000000\\r\\nabc'   | ''
			'fffffffffffffff\\r\\nabc\\n' | 'abc\\n'
			'xyz'                         | ''
			""")
	@DisplayName("chunks that break the rules end the body with what came so far")
	void brokenChunks(String chunks, String expected) {
		AnswerBody body = body(CHUNKED);
		boolean enough = body.read(Bytes.of(chunks.translateEscapes()));
		assertThat(text(body)).isEqualTo(expected.translateEscapes());
		assertThat(enough).isEqualTo(!chunks.startsWith("f"));
	}

	@Test
	@DisplayName("chunks of one byte each, and an endless extension, are bounded too")
	void endlessFraming() {
		AnswerBody small = body(CHUNKED);
		for (int i = 0; i < AnswerBody.LIMIT; i++) {
			assertThat(small.isEnough()).isFalse();
			small.read(Bytes.of("1\r\nx\r\n"));
		}
		assertThat(small.isEnough()).isTrue();
		assertThat(small.toBytes()).hasSize(AnswerBody.LIMIT);
		AnswerBody endless = body(CHUNKED);
		assertThat(endless.read(Bytes.of("1;" + "x".repeat(64 * 1024 - 3)))).isFalse();
		assertThat(endless.read(Bytes.of("x"))).isTrue();
		assertThat(endless.toBytes()).isEmpty();
	}

	@Test
	@DisplayName("whatever comes, there is a body of at most 8 KiB")
	void randomBytes() {
		Random random = new Random(42);
		for (int round = 0; round < 500; round++) {
			AnswerBody body = body(
					(round % 2 == 0) ? CHUNKED : "HTTP/1.1 500 x\nContent-Length: " + random.nextInt(20_000));
			byte[] bytes = new byte[random.nextInt(20_000)];
			random.nextBytes(bytes);
			if (bytes.length > 0) {
				bytes[0] = 'a';
			}
			body.read(ByteBuffer.wrap(bytes));
			assertThat(body.toBytes().length).isLessThanOrEqualTo(AnswerBody.LIMIT);
		}
	}

}
