package dev.websockets.transport.http;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * What stands between the method and the version (RFC 9112, section 3.2.1): path and
 * query as they are in the URI. Nothing is decoded. Only characters that a request line
 * cannot hold, which are those beyond ASCII, are escaped as UTF-8 (RFC 3987, section
 * 3.1).
 */
final class RequestTarget {

	private RequestTarget() {
	}

	static String of(URI uri) {
		String path = (uri.getRawPath() == null || uri.getRawPath().isEmpty()) ? "/" : uri.getRawPath();
		return escaped((uri.getRawQuery() != null) ? path + "?" + uri.getRawQuery() : path);
	}

	private static String escaped(String target) {
		if (isAscii(target)) {
			return target;
		}
		StringBuilder escaped = new StringBuilder();
		ByteBuffer bytes = utf8(target);
		while (bytes.hasRemaining()) {
			byte next = bytes.get();
			escaped.append((next < 0) ? "%%%02X".formatted(next) : String.valueOf((char) next));
		}
		return escaped.toString();
	}

	private static boolean isAscii(String target) {
		for (int i = 0; i < target.length(); i++) {
			if (target.charAt(i) > 0x7F) {
				return false;
			}
		}
		return true;
	}

	private static ByteBuffer utf8(String target) {
		try {
			return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(target));
		}
		catch (CharacterCodingException ex) {
			throw new IllegalArgumentException("'" + target + "' has half a character (an unpaired surrogate)", ex);
		}
	}

}
