package dev.websockets.transport.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import dev.websockets.WebSocketProxy;
import dev.websockets.WebSocketProxyException;

/**
 * A tunnel through an HTTP proxy, by CONNECT (RFC 9110, section 9.3.6; for ws RFC 6455,
 * section 4.1). Credentials are sent at once, as Basic.
 */
final class HttpTunnel implements ProxyTunnel {

	private static final int AUTHENTICATION_REQUIRED = 407;

	private static final String CREDENTIALS = "websockets.proxy.username and websockets.proxy.password";

	private final WebSocketProxy proxy;

	HttpTunnel(WebSocketProxy proxy) {
		this.proxy = proxy;
	}

	@Override
	public void open(ProxyDialogue dialogue, String host, int port) throws IOException {
		String authority = HostLiteral.authority(host, port);
		dialogue.send(request(authority).getBytes(StandardCharsets.ISO_8859_1));
		ConnectAnswer answer = ConnectAnswer.read(dialogue);
		if (!answer.isSuccess()) {
			throw new WebSocketProxyException(
					this.proxy + " refused to connect to " + authority + " with status " + answer.status()
							+ (answer.reason().isEmpty() ? "" : " (" + answer.reason() + ")") + ": " + advice(answer),
					this.proxy, answer.status());
		}
	}

	private String request(String authority) {
		StringBuilder request = new StringBuilder();
		request.append("CONNECT ").append(authority).append(" HTTP/1.1\r\n");
		request.append("Host: ").append(authority).append("\r\n");
		if (this.proxy.username() != null) {
			String password = (this.proxy.password() != null) ? this.proxy.password() : "";
			byte[] credentials = (this.proxy.username() + ":" + password).getBytes(StandardCharsets.UTF_8);
			request.append("Proxy-Authorization: Basic ")
				.append(Base64.getEncoder().encodeToString(credentials))
				.append("\r\n");
		}
		return request.append("\r\n").toString();
	}

	private String advice(ConnectAnswer answer) {
		if (answer.status() != AUTHENTICATION_REQUIRED) {
			return "see its rules, or websockets.proxy.host";
		}
		if (!answer.offers("Basic") && !answer.schemes().isEmpty()) {
			return "it wants credentials as one of " + answer.schemes() + ", but only Basic is known here";
		}
		return (this.proxy.username() != null) ? "check " + CREDENTIALS : "set " + CREDENTIALS;
	}

}
