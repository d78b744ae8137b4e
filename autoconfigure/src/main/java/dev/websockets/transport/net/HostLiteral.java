package dev.websockets.transport.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Hosts that are written as an address, without brackets.
 */
final class HostLiteral {

	private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";

	private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

	private HostLiteral() {
	}

	static boolean isLiteral(String host) {
		return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
	}

	/**
	 * The address that is written. Asks no name service.
	 * @throws UnknownHostException if it is none
	 */
	static InetAddress address(String literal) throws UnknownHostException {
		return InetAddress.getByName(literal);
	}

	static String withoutBrackets(String host) {
		return (host.startsWith("[") && host.endsWith("]")) ? host.substring(1, host.length() - 1) : host;
	}

	/**
	 * Host and port as a URI writes them (RFC 3986, section 3.2).
	 */
	static String authority(String host, int port) {
		return ((host.indexOf(':') >= 0) ? "[" + host + "]" : host) + ":" + port;
	}

}
