package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import dev.websockets.WebSocketTls;
import dev.websockets.transport.Credentials;
import dev.websockets.transport.Opening;
import dev.websockets.transport.ProxyChoice;
import dev.websockets.transport.http.Origin;
import dev.websockets.transport.net.ByteStream;
import dev.websockets.transport.net.Deadline;
import dev.websockets.transport.net.Route;
import dev.websockets.transport.net.SocketGuard;
import dev.websockets.transport.net.SocketKind;
import dev.websockets.transport.net.StreamOpener;
import dev.websockets.transport.net.Target;

/**
 * Opens the connections of one opening, one for each hop, all within its time.
 */
final class Connections {

	private final Opening opening;

	private final Deadline deadline;

	private final StreamOpener opener;

	Connections(Opening opening) {
		this.opening = opening;
		this.deadline = Deadline.in(opening.request().settings().connectTimeout()).byGuard();
		this.opener = new StreamOpener(
				opening.threads().readers().areVirtual() ? SocketKind.ASYNC : SocketKind.SELECTOR);
	}

	/**
	 * Open a connection; blocks. It is cut if the opening is given up.
	 */
	ByteStream open(URI uri) throws IOException {
		SocketGuard guard = new SocketGuard();
		this.opening.onAbandon(guard::cut);
		return this.opener.open(target(uri), routes(uri), this.deadline, guard);
	}

	private List<Route> routes(URI uri) {
		ProxyChoice choice = this.opening.request().options().proxy();
		if (choice instanceof ProxyChoice.Selected selected) {
			return Route.select(selected.selector(), uri).stream().map((route) -> shown(route, selected)).toList();
		}
		return List.of((choice instanceof ProxyChoice.Fixed fixed) ? Route.through(fixed.proxy()) : Route.direct());
	}

	private static Route shown(Route route, ProxyChoice.Selected selected) {
		Credentials credentials = selected.credentials();
		return (route.proxy() != null && credentials != null)
				? Route.through(route.proxy().withCredentials(credentials.username(), credentials.password())) : route;
	}

	/**
	 * The nanoseconds for what must not use up the time of the opening: a duration, or
	 * half of what is left of it.
	 */
	long nanosFor(Duration duration) {
		return Math.min(duration.toNanos(), this.deadline.nanosLeft() / 2);
	}

	private Target target(URI uri) {
		Origin origin = Origin.of(uri);
		if (!uri.getScheme().equalsIgnoreCase("wss")) {
			return Target.plain(origin.host(), origin.port());
		}
		Supplier<WebSocketTls> tls = this.opening.request().options().tls();
		return Target.secure(origin.host(), origin.port(), (tls != null) ? tls.get() : null);
	}

}
