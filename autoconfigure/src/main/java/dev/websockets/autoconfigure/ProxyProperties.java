package dev.websockets.autoconfigure;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketProxy;

/**
 * The proxy that connections go through.
 *
 * @param type what the proxy speaks: http if not set. With none, connections are direct
 * @param host the name or address of the proxy
 * @param port the port of the proxy
 * @param username the user name for the proxy
 * @param password the password of that user
 */
record ProxyProperties(@Nullable Type type, @Nullable String host, @Nullable Integer port, @Nullable String username,
		@Nullable String password) {

	/**
	 * These properties, with what they inherit. Who names a host has a proxy of his own,
	 * which no password for another one must reach.
	 * @param inherited the properties for all clients, or {@code null}
	 * @return the properties that result
	 */
	ProxyProperties over(@Nullable ProxyProperties inherited) {
		if (inherited == null || this.host != null) {
			return this;
		}
		return new ProxyProperties((this.type != null) ? this.type : inherited.type, inherited.host,
				(this.port != null) ? this.port : inherited.port,
				(this.username != null) ? this.username : inherited.username,
				(this.password != null) ? this.password : inherited.password);
	}

	/**
	 * The proxy that these properties describe.
	 * @return the proxy, or {@code null} if there is to be none
	 */
	@Nullable WebSocketProxy toProxy() {
		if (this.type == Type.NONE) {
			return null;
		}
		WebSocketProxy proxy = withoutCredentials();
		return new WebSocketProxy(proxy.type(), proxy.host(), proxy.port(), this.username, this.password);
	}

	/**
	 * Refuse what describes no proxy.
	 * @param checks refuses wrong values
	 */
	void check(PropertyChecks checks) {
		if (this.type != Type.NONE) {
			checkComplete(checks);
			checks.legal("host", this.host, this::withoutCredentials);
			checks.legal("username", this.username, this::toProxy);
		}
	}

	private WebSocketProxy withoutCredentials() {
		String host = Objects.requireNonNull(this.host);
		int port = Objects.requireNonNull(this.port);
		return (this.type == Type.SOCKS) ? WebSocketProxy.socks(host, port) : WebSocketProxy.http(host, port);
	}

	private void checkComplete(PropertyChecks checks) {
		if (this.host == null) {
			throw checks.invalid("host", null, "A proxy needs a host.", "Set " + checks.property("host")
					+ " to the name or address of the proxy, or " + checks.property("type") + " to none.");
		}
		if (this.port == null) {
			throw checks.invalid("port", null, "A proxy needs a port.",
					"Set " + checks.property("port") + ", often 3128 or 8080 for HTTP and 1080 for SOCKS.");
		}
		checks.port("port", this.port);
		if (this.username == null && this.password != null) {
			throw checks.invalid("username", null, "There is a password, but no user name.",
					"Set " + checks.property("username") + ", or remove " + checks.property("password") + ".");
		}
	}

	/**
	 * What a proxy speaks.
	 */
	enum Type {

		/**
		 * HTTP, by CONNECT.
		 */
		HTTP,

		/**
		 * SOCKS, version 5.
		 */
		SOCKS,

		/**
		 * There is no proxy.
		 */
		NONE

	}

}
