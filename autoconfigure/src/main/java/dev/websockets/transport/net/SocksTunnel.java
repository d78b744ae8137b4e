package dev.websockets.transport.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketProxy;
import dev.websockets.WebSocketProxyException;

/**
 * A tunnel through a SOCKS 5 proxy (RFC 1928), with username and password (RFC 1929) if
 * it asks for them. The proxy looks up the host's name.
 */
final class SocksTunnel implements ProxyTunnel {

	private static final int VERSION = 5;

	private static final int NO_AUTHENTICATION = 0;

	private static final int USERNAME_PASSWORD = 2;

	private static final int NOTHING_ACCEPTABLE = 0xff;

	private static final int CONNECT = 1;

	private static final int IPV4 = 1;

	private static final int DOMAIN = 3;

	private static final int IPV6 = 4;

	private static final String CREDENTIALS = "websockets.proxy.username and websockets.proxy.password";

	private static final String[] FAILURES = { "", "general failure", "not allowed by its rules", "network unreachable",
			"host unreachable", "connection refused", "time to live expired", "command not supported",
			"type of address not supported" };

	private final WebSocketProxy proxy;

	SocksTunnel(WebSocketProxy proxy) {
		this.proxy = proxy;
	}

	@Override
	public void open(ProxyDialogue dialogue, String host, int port) throws IOException {
		byte[] request = request(host, port);
		authenticate(dialogue);
		dialogue.send(request);
		checkVersion(dialogue.read(), VERSION);
		int reply = dialogue.read();
		if (reply != 0) {
			String reason = (reply < FAILURES.length) ? FAILURES[reply] : "unknown failure";
			throw refused("refused to connect to " + HostLiteral.authority(host, port) + " with reply " + reply + " ("
					+ reason + "): see its rules, or websockets.proxy.host");
		}
		dialogue.read();
		skipAddress(dialogue);
	}

	private void authenticate(ProxyDialogue dialogue) throws IOException {
		boolean hasUser = this.proxy.username() != null;
		dialogue.send(hasUser ? new byte[] { VERSION, 2, NO_AUTHENTICATION, USERNAME_PASSWORD }
				: new byte[] { VERSION, 1, NO_AUTHENTICATION });
		checkVersion(dialogue.read(), VERSION);
		int method = dialogue.read();
		if (method == NOTHING_ACCEPTABLE && !hasUser) {
			throw refused("wants credentials: set " + CREDENTIALS);
		}
		if (method == USERNAME_PASSWORD && hasUser) {
			logIn(dialogue);
		}
		else if (method != NO_AUTHENTICATION) {
			throw refused("wants another authentication than by username and password (method " + method + ")");
		}
	}

	private void logIn(ProxyDialogue dialogue) throws IOException {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.write(1);
		writeCounted(message, this.proxy.username());
		writeCounted(message, this.proxy.password());
		dialogue.send(message.toByteArray());
		checkVersion(dialogue.read(), 1);
		int status = dialogue.read();
		if (status != 0) {
			throw refused("did not accept the credentials (status " + status + "): check " + CREDENTIALS);
		}
	}

	private byte[] request(String host, int port) throws IOException {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.write(VERSION);
		message.write(CONNECT);
		message.write(0);
		if (HostLiteral.isLiteral(host)) {
			InetAddress address = HostLiteral.address(host);
			message.write((address instanceof Inet4Address) ? IPV4 : IPV6);
			message.writeBytes(address.getAddress());
		}
		else {
			message.write(DOMAIN);
			writeCounted(message, host);
		}
		message.write(port >> 8);
		message.write(port);
		return message.toByteArray();
	}

	private void writeCounted(ByteArrayOutputStream message, @Nullable String text) throws IOException {
		byte[] bytes = (text != null) ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
		if (bytes.length > 255) {
			throw new ProtocolException("a host name of " + bytes.length + " bytes is over the 255 of SOCKS");
		}
		message.write(bytes.length);
		message.writeBytes(bytes);
	}

	/**
	 * Nobody needs the address from which the proxy connects, but it is to be read.
	 */
	private static void skipAddress(ProxyDialogue dialogue) throws IOException {
		int type = dialogue.read();
		int bytes = switch (type) {
			case IPV4 -> 4;
			case IPV6 -> 16;
			case DOMAIN -> dialogue.read();
			default -> throw new ProtocolException("it answered with an unknown type of address, " + type);
		};
		dialogue.read(bytes + 2);
	}

	private static void checkVersion(int version, int expected) throws ProtocolException {
		if (version != expected) {
			throw new ProtocolException("it answered with " + version + " instead of the version " + expected
					+ ", which is not SOCKS 5; see websockets.proxy.type");
		}
	}

	private WebSocketProxyException refused(String what) {
		return new WebSocketProxyException(this.proxy + " " + what, this.proxy, null);
	}

}
