package dev.websockets.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as it is written, with headers in order, some maybe twice.
 *
 * @param method the method
 * @param path the path
 * @param headers the lines of the headers
 */
record UpgradeRequest(String method, String path, List<String> headers) {

	/** The key of all requests, that of RFC 6455, section 1.3. */
	static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

	/**
	 * A request that is to be answered with 101.
	 */
	static UpgradeRequest of(String path) {
		return new UpgradeRequest("GET", path, List.of("Host: localhost", "Upgrade: websocket", "Connection: Upgrade",
				"Sec-WebSocket-Key: " + KEY, "Sec-WebSocket-Version: 13"));
	}

	UpgradeRequest withMethod(String method) {
		return new UpgradeRequest(method, this.path, this.headers);
	}

	/**
	 * Add a line, next to one of that name.
	 */
	UpgradeRequest with(String name, String value) {
		List<String> headers = new ArrayList<>(this.headers);
		headers.add(name + ": " + value);
		return new UpgradeRequest(this.method, this.path, headers);
	}

	UpgradeRequest without(String name) {
		List<String> headers = new ArrayList<>(this.headers);
		headers.removeIf((line) -> line.startsWith(name + ":"));
		return new UpgradeRequest(this.method, this.path, headers);
	}

	/**
	 * Set a line in place of one of that name.
	 */
	UpgradeRequest replace(String name, String value) {
		return without(name).with(name, value);
	}

	@Override
	public String toString() {
		return this.method + " " + this.path + " " + this.headers;
	}

	byte[] toBytes() {
		String text = this.method + " " + this.path + " HTTP/1.1\r\n" + String.join("\r\n", this.headers) + "\r\n\r\n";
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
