package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.net.URI;

import dev.websockets.transport.Opening;
import dev.websockets.transport.net.ByteStream;
import dev.websockets.transport.net.SocketGuard;
import dev.websockets.transport.net.SocketKind;
import dev.websockets.transport.net.TemporaryOpener;

/**
 * Opens the connection for a hop.
 */
final class Connections {

	private Connections() {
	}

	static ByteStream open(Opening opening, URI uri) throws IOException {
		SocketGuard guard = new SocketGuard();
		opening.onAbandon(guard::cut);
		int port = (uri.getPort() != -1) ? uri.getPort() : (uri.getScheme().equals("wss") ? 443 : 80);
		String host = uri.getHost().startsWith("[") ? uri.getHost().substring(1, uri.getHost().length() - 1)
				: uri.getHost();
		return TemporaryOpener.open(opening.threads().readers().areVirtual() ? SocketKind.ASYNC : SocketKind.SELECTOR,
				host, port, opening.request().settings().connectTimeout(), guard);
	}

}
