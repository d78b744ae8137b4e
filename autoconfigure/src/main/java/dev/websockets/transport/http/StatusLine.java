package dev.websockets.transport.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The first line of an answer (RFC 9112, section 4). The reason may be missing, and the
 * space before it too.
 *
 * @param status the status code, from 100 to 999
 * @param reason the words behind it, may be empty
 */
record StatusLine(int status, String reason) {

	private static final Pattern PATTERN = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: (.*))?");

	static @Nullable StatusLine parse(String line) {
		Matcher matcher = PATTERN.matcher(line);
		if (!matcher.matches()) {
			return null;
		}
		String reason = matcher.group(2);
		return new StatusLine(Integer.parseInt(matcher.group(1)), (reason != null) ? reason.trim() : "");
	}

}
