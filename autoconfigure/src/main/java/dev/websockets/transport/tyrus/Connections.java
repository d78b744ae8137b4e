package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import dev.websockets.transport.ConnectOptions;
import dev.websockets.transport.Opening;
import dev.websockets.transport.ProxyChoice;
import dev.websockets.transport.net.ByteStream;
import dev.websockets.transport.net.Deadline;
import dev.websockets.transport.net.Route;
import dev.websockets.transport.net.SocketGuard;
import dev.websockets.transport.net.SocketKind;
import dev.websockets.transport.net.StreamOpener;
import dev.websockets.transport.net.Target;

/**
 * Opens the connection for a hop.
 */
final class Connections {

	private static final int WSS_PORT = 443;

	private static final int WS_PORT = 80;

	private Connections() {
	}

	static ByteStream open(Opening opening, URI uri) throws IOException {
		SocketGuard guard = new SocketGuard();
		opening.onAbandon(guard::cut);
		StreamOpener opener = new StreamOpener(
				opening.threads().readers().areVirtual() ? SocketKind.ASYNC : SocketKind.SELECTOR);
		ConnectOptions options = opening.request().options();
		return opener.open(target(uri, options), routes(uri, options),
				Deadline.in(opening.request().settings().connectTimeout()), guard);
	}

	private static Target target(URI uri, ConnectOptions options) {
		if ("wss".equalsIgnoreCase(uri.getScheme())) {
			return Target.secure(uri.getHost(), port(uri, WSS_PORT), options.sslContext());
		}
		return Target.plain(uri.getHost(), port(uri, WS_PORT));
	}

	private static int port(URI uri, int defaultPort) {
		return (uri.getPort() != -1) ? uri.getPort() : defaultPort;
	}

	private static List<Route> routes(URI uri, ConnectOptions options) {
		ProxyChoice choice = options.proxy();
		if (choice instanceof ProxyChoice.Selected selected) {
			return Route.select(selected.selector(), uri);
		}
		return List.of((choice instanceof ProxyChoice.Fixed fixed) ? Route.through(fixed.proxy()) : Route.direct());
	}

}
