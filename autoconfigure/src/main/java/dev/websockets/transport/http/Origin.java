package dev.websockets.transport.http;

import java.net.URI;
import java.util.Locale;

import org.springframework.util.Assert;

/**
 * Whom credentials belong to: scheme, host and port of a URI (RFC 6454, section 4). Two
 * URIs of one origin have equal origins.
 *
 * @param scheme the scheme in lower case, {@code ws} or {@code wss}
 * @param host the host in lower case, an IPv6 address in brackets
 * @param port the port, also where the URI leaves it to the scheme
 * @since 0.1.0
 */
public record Origin(String scheme, String host, int port) {

	private static final int PLAIN_PORT = 80;

	private static final int TLS_PORT = 443;

	/**
	 * The origin of a WebSocket URI.
	 * @param uri an absolute URI with a host
	 * @return its origin
	 * @throws IllegalArgumentException if the URI has no scheme or no legal host
	 */
	public static Origin of(URI uri) {
		Assert.isTrue(uri.getScheme() != null, () -> "'" + uri + "' is not absolute");
		Assert.isTrue(uri.getHost() != null, () -> "'" + uri + "' has no legal host");
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		int port = (uri.getPort() != -1) ? uri.getPort() : defaultPort(scheme);
		return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
	}

	private static int defaultPort(String scheme) {
		return scheme.equals("wss") ? TLS_PORT : PLAIN_PORT;
	}

	/**
	 * The value of the Host header (RFC 9110, section 7.2): the port only where it is not
	 * the scheme's own, and no IPv6 zone, which means nothing to others (RFC 6874,
	 * section 4).
	 * @return the host, with the port where it has to be said
	 */
	public String authority() {
		int zone = this.host.indexOf('%');
		String plainHost = (zone != -1) ? this.host.substring(0, zone) + "]" : this.host;
		return (this.port == defaultPort(this.scheme)) ? plainHost : plainHost + ":" + this.port;
	}

	@Override
	public String toString() {
		return this.scheme + "://" + authority();
	}

}
