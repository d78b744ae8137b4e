package dev.websockets.autoconfigure;

import java.util.List;

import org.springframework.web.socket.server.support.OriginHandshakeInterceptor;

/**
 * The origins, beside its own, whose pages may open sessions.
 */
final class AllowedOrigins {

	private static final String ALL = "*";

	private AllowedOrigins() {
	}

	/**
	 * What refuses handshakes of other origins with 403. Clients that are no browsers say
	 * no origin, and pass.
	 * @param origins the origins, or patterns of them
	 * @param checks refuses wrong values
	 */
	static OriginHandshakeInterceptor interceptor(List<String> origins, PropertyChecks checks) {
		origins.stream()
			.filter((origin) -> !origin.equals(ALL) && !origin.matches("[a-z][a-z0-9+.-]*://[^/\\s]+"))
			.findFirst()
			.ifPresent((origin) -> {
				throw checks.invalid("allowed-origins", origin, "This is no origin, which is scheme://host[:port].",
						"Use values such as https://www.example.com, https://*.example.com, or * for all.");
			});
		OriginHandshakeInterceptor interceptor = new OriginHandshakeInterceptor();
		interceptor.setAllowedOriginPatterns(origins);
		return interceptor;
	}

}
