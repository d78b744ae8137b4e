package dev.websockets.conformance;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpHeaders;

/**
 * An answer to a request, as it came.
 *
 * @param status its status
 * @param headers its headers
 * @param body its body, empty if its length is not said
 */
record HttpAnswer(int status, HttpHeaders headers, String body) {

	static HttpAnswer read(DataInputStream in) throws IOException {
		String[] status = line(in).split(" ");
		HttpHeaders headers = new HttpHeaders();
		String line = line(in);
		while (!line.isEmpty()) {
			int colon = line.indexOf(':');
			headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
			line = line(in);
		}
		byte[] body = new byte[(int) Math.max(0, headers.getContentLength())];
		in.readFully(body);
		return new HttpAnswer(Integer.parseInt(status[1]), headers, new String(body, StandardCharsets.UTF_8));
	}

	private static String line(DataInputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		char next = (char) in.readUnsignedByte();
		while (next != '\n') {
			line.append(next);
			next = (char) in.readUnsignedByte();
		}
		return line.toString().strip();
	}

}
