package dev.websockets.transport.net;

import java.security.NoSuchAlgorithmException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.websockets.WebSocketTls;

/**
 * The host to connect to.
 *
 * @param host its name or address; brackets around an IPv6 address are taken off
 * @param port its port
 * @param secure whether it is spoken to in TLS
 * @param tls the keys, the trusted certificates and what is allowed, or {@code null} for
 * those of the JVM
 * @since 0.1.0
 */
public record Target(String host, int port, boolean secure, @Nullable WebSocketTls tls) {

	/**
	 * Create the target.
	 * @throws IllegalArgumentException if the host is no name, or there is no such port
	 */
	public Target {
		Assert.hasText(host, "host must not be empty");
		Assert.isTrue(host.chars().noneMatch((c) -> c <= ' '), "host must not contain blanks or control characters");
		Assert.isTrue(port >= 1 && port <= 65_535, () -> "port must be from 1 to 65,535, but was " + port);
		host = HostLiteral.withoutBrackets(host);
	}

	/**
	 * A host that is spoken to without TLS.
	 * @param host its name or address
	 * @param port its port
	 * @return the target
	 */
	public static Target plain(String host, int port) {
		return new Target(host, port, false, null);
	}

	/**
	 * A host that is spoken to in TLS.
	 * @param host its name or address, for which its certificate has to hold
	 * @param port its port
	 * @param tls the keys, the trusted certificates and what is allowed, or {@code null}
	 * for those of the JVM
	 * @return the target
	 */
	public static Target secure(String host, int port, @Nullable WebSocketTls tls) {
		return new Target(host, port, true, tls);
	}

	WebSocketTls effectiveTls() throws SSLException {
		if (this.tls != null) {
			return this.tls;
		}
		try {
			return WebSocketTls.of(SSLContext.getDefault());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new SSLException("the JVM has no default for TLS: " + ex.getMessage(), ex);
		}
	}

}
