package dev.websockets;

import java.net.HttpCookie;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.http.ResponseCookie;
import org.springframework.util.CollectionUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Reads {@code Set-Cookie} headers (RFC 6265, section 4.1).
 */
final class SetCookies {

	private static final Log logger = LogFactory.getLog(SetCookies.class);

	private SetCookies() {
	}

	static MultiValueMap<String, ResponseCookie> parse(List<String> headers) {
		MultiValueMap<String, ResponseCookie> cookies = new LinkedMultiValueMap<>();
		headers.forEach((header) -> parse(header, cookies));
		return CollectionUtils.unmodifiableMultiValueMap(cookies);
	}

	private static void parse(String header, MultiValueMap<String, ResponseCookie> cookies) {
		try {
			HttpCookie.parse(header)
				.forEach((cookie) -> cookies.add(cookie.getName(), ResponseCookie.from(cookie).build()));
		}
		catch (IllegalArgumentException ex) {
			logger.debug("Left out a Set-Cookie header that cannot be read", ex);
		}
	}

}
