package dev.websockets.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The HTTP side of the opening handshake: reads requests, writes answers, RFC 6455
 * sections 4.1 and 4.2.2.
 */
final class HandshakeCodec {

	private static final int MAX_HEAD = 256 * 1024;

	private HandshakeCodec() {
	}

	static HandshakeRequest read(SocketInput in, Deadline deadline) throws IOException {
		int length = 4;
		in.require(length, deadline);
		while (in.peekNumber(length - 4, 4) != 0x0D0A0D0AL) {
			length++;
			if (length > MAX_HEAD) {
				throw new AssertionError("the client's request has no end after " + MAX_HEAD + " bytes");
			}
			in.require(length, deadline);
		}
		return parse(new String(in.take(length), StandardCharsets.ISO_8859_1));
	}

	static byte[] accept(HandshakeRequest request, Map<String, String> headers) {
		Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		all.put("Upgrade", "websocket");
		all.put("Connection", "Upgrade");
		all.put("Sec-WebSocket-Accept", request.acceptKey());
		all.putAll(headers);
		return head("101 Switching Protocols", all).getBytes(StandardCharsets.ISO_8859_1);
	}

	static byte[] refuse(int status, Map<String, String> headers, String body) {
		Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		all.put("Connection", "close");
		all.put("Content-Type", "text/plain;charset=UTF-8");
		all.put("Content-Length", String.valueOf(body.getBytes(StandardCharsets.UTF_8).length));
		all.putAll(headers);
		return (head(status + " Refused", all) + body).getBytes(StandardCharsets.UTF_8);
	}

	private static String head(String status, Map<String, String> headers) {
		StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
		headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		return head.append("\r\n").toString();
	}

	private static HandshakeRequest parse(String head) {
		String[] lines = head.split("\r\n");
		String[] start = lines[0].split(" ");
		if (start.length != 3 || !start[2].startsWith("HTTP/1.")) {
			throw new AssertionError("not an HTTP/1.1 request line: " + WireText.describe(lines[0]));
		}
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (int i = 1; i < lines.length; i++) {
			int colon = lines[i].indexOf(':');
			if (colon < 1) {
				throw new AssertionError("not a header line: " + WireText.describe(lines[i]));
			}
			headers.computeIfAbsent(lines[i].substring(0, colon), (name) -> new ArrayList<>())
				.add(lines[i].substring(colon + 1).strip());
		}
		return new HandshakeRequest(start[0], start[1], headers);
	}

}
