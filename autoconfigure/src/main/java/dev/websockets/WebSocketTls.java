package dev.websockets;

import java.util.List;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * How a {@code wss} connection is secured. The host name of a server is checked in any
 * case.
 *
 * @param context the keys and trusted certificates
 * @param protocols the versions of TLS that are allowed, such as {@code TLSv1.3}, or
 * {@code null} for those of the context
 * @param cipherSuites the cipher suites that are allowed, or {@code null} for those of
 * the context
 * @since 0.1.0
 */
public record WebSocketTls(SSLContext context, @Nullable List<String> protocols, @Nullable List<String> cipherSuites) {

	/**
	 * Create this.
	 */
	public WebSocketTls {
		protocols = (protocols != null) ? List.copyOf(protocols) : null;
		cipherSuites = (cipherSuites != null) ? List.copyOf(cipherSuites) : null;
	}

	/**
	 * The protocols and cipher suites of a context.
	 * @param context the keys and trusted certificates
	 * @return the context with all it allows
	 */
	public static WebSocketTls of(SSLContext context) {
		return new WebSocketTls(context, null, null);
	}

}
