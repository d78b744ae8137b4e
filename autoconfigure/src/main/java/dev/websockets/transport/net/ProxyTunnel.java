package dev.websockets.transport.net;

import java.io.IOException;

import dev.websockets.WebSocketProxy;
import dev.websockets.WebSocketProxyException;

/**
 * Has a proxy connect to a host, so that everything after it goes to that host.
 */
sealed interface ProxyTunnel permits HttpTunnel, SocksTunnel {

	/**
	 * Ask the proxy at the other end.
	 * @param dialogue the connection to the proxy
	 * @param host the name or address of the host
	 * @param port the port of the host
	 * @throws WebSocketProxyException if the proxy refuses
	 * @throws IOException if the connection is lost, or the time is over
	 */
	void open(ProxyDialogue dialogue, String host, int port) throws IOException;

	static ProxyTunnel of(WebSocketProxy proxy) {
		return switch (proxy.type()) {
			case HTTP -> new HttpTunnel(proxy);
			case SOCKS -> new SocksTunnel(proxy);
		};
	}

}
