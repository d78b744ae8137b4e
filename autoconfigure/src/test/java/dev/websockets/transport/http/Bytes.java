package dev.websockets.transport.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpHeaders;

/**
 * Texts as bytes on the wire, and answers as texts.
 */
final class Bytes {

	private Bytes() {
	}

	static ByteBuffer of(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * An answer without interim ones.
	 * @param head status line and headers, with a line feed between them
	 */
	static Answer answer(String head) {
		AnswerReader reader = new AnswerReader();
		try {
			reader.read(of(head.replace("\n", "\r\n") + "\r\n\r\n"));
		}
		catch (MalformedAnswerException ex) {
			throw new IllegalArgumentException(ex);
		}
		return reader.answer();
	}

	static HttpHeaders headers(String... namesAndValues) {
		HttpHeaders headers = new HttpHeaders();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			headers.add(namesAndValues[i], namesAndValues[i + 1]);
		}
		return headers;
	}

}
