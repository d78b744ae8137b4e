package dev.websockets;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * A proxy that connections go through.
 *
 * @param type the protocol it speaks
 * @param host its name or address; brackets around an IPv6 address are taken off
 * @param port its port
 * @param username the user to log in as, or {@code null} for nobody
 * @param password the user's password, or {@code null} for none
 * @since 0.1.0
 */
public record WebSocketProxy(Type type, String host, int port, @Nullable String username, @Nullable String password) {

	private static final int MAX_SOCKS_BYTES = 255;

	/**
	 * Create the proxy.
	 * @throws IllegalArgumentException if a value is out of its range, or cannot be said
	 * in the proxy's protocol
	 */
	public WebSocketProxy {
		Assert.notNull(type, "proxy type must be HTTP or SOCKS");
		Assert.hasText(host, "proxy host must not be empty");
		Assert.isTrue(host.chars().noneMatch((c) -> c <= ' ' || c == '/' || c == '@'),
				"proxy host must be a name or an address without scheme, but was " + host);
		Assert.isTrue(port >= 1 && port <= 65_535, () -> "proxy port must be from 1 to 65,535, but was " + port);
		Assert.isTrue(username != null || password == null, "a proxy password needs a username");
		if (username != null) {
			checkCredentials(type, username, password);
		}
		host = (host.startsWith("[") && host.endsWith("]")) ? host.substring(1, host.length() - 1) : host;
	}

	/**
	 * A proxy that is asked by HTTP CONNECT (RFC 9110, section 9.3.6), for ws too.
	 * @param host its name or address
	 * @param port its port
	 * @return the proxy, without credentials
	 */
	public static WebSocketProxy http(String host, int port) {
		return new WebSocketProxy(Type.HTTP, host, port, null, null);
	}

	/**
	 * A proxy that speaks SOCKS 5 (RFC 1928). It looks up the host's name itself.
	 * @param host its name or address
	 * @param port its port
	 * @return the proxy, without credentials
	 */
	public static WebSocketProxy socks(String host, int port) {
		return new WebSocketProxy(Type.SOCKS, host, port, null, null);
	}

	/**
	 * This proxy with credentials. An HTTP proxy gets them as Basic (RFC 7617) with the
	 * first request, a SOCKS proxy if it asks for them (RFC 1929).
	 * @param username the user; without a colon for HTTP
	 * @param password the password; 1 to 255 bytes for SOCKS
	 * @return a changed copy
	 */
	public WebSocketProxy withCredentials(String username, String password) {
		return new WebSocketProxy(this.type, this.host, this.port, username, password);
	}

	private static void checkCredentials(Type type, String username, @Nullable String password) {
		Assert.isTrue(!hasControls(username) && (password == null || !hasControls(password)),
				"proxy username and password must not contain control characters");
		if (type == Type.HTTP) {
			Assert.isTrue(username.indexOf(':') < 0, "the username of an HTTP proxy must not contain a colon");
			return;
		}
		Assert.isTrue(fitsSocks(username), "the username of a SOCKS proxy must have 1 to 255 bytes");
		Assert.isTrue(password != null && fitsSocks(password),
				"the password of a SOCKS proxy must have 1 to 255 bytes");
	}

	private static boolean hasControls(String text) {
		return text.chars().anyMatch(Character::isISOControl);
	}

	private static boolean fitsSocks(String text) {
		return StringUtils.hasLength(text) && text.getBytes(StandardCharsets.UTF_8).length <= MAX_SOCKS_BYTES;
	}

	/**
	 * What people may read: everything but the password.
	 */
	@Override
	public String toString() {
		String name = (this.host.indexOf(':') >= 0) ? "[" + this.host + "]" : this.host;
		String user = (this.username != null) ? " (username " + this.username + ")" : "";
		return this.type + " proxy " + name + ":" + this.port + user;
	}

	/**
	 * The protocol of a proxy.
	 */
	public enum Type {

		/** HTTP, by CONNECT. */
		HTTP,

		/** SOCKS, version 5. */
		SOCKS

	}

}
