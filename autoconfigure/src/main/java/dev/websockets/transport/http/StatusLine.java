package dev.websockets.transport.http;

import org.jspecify.annotations.Nullable;

/**
 * The first line of an answer (RFC 9112, section 4). The reason may be missing, and the
 * space before it too.
 *
 * @param status the status code, from 100 to 999
 * @param reason the words behind it, may be empty
 */
record StatusLine(int status, String reason) {

	private static final int STATUS_BEGIN = "HTTP/1.1 ".length();

	private static final int STATUS_END = STATUS_BEGIN + 3;

	static @Nullable StatusLine parse(String line) {
		if (!line.startsWith("HTTP/1.1 ") && !line.startsWith("HTTP/1.0 ")) {
			return null;
		}
		int status = status(line);
		boolean upgrade = status == 101;
		if (upgrade && line.startsWith("HTTP/1.0 ")) {
			return null;
		}
		if (status < 0 || (line.length() > STATUS_END && line.charAt(STATUS_END) != ' ')) {
			return null;
		}
		return new StatusLine(status, line.substring(STATUS_END).trim());
	}

	/**
	 * The three digits of the status, the first of which is no zero; -1 if there is
	 * something else.
	 */
	private static int status(String line) {
		if (line.length() < STATUS_END) {
			return -1;
		}
		int status = 0;
		for (int i = STATUS_BEGIN; i < STATUS_END; i++) {
			int digit = line.charAt(i) - '0';
			if (digit < 0 || digit > 9 || (status == 0 && digit == 0)) {
				return -1;
			}
			status = 10 * status + digit;
		}
		return status;
	}

}
