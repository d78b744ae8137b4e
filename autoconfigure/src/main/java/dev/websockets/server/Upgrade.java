package dev.websockets.server;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;

import dev.websockets.WebSocketExtension;
import dev.websockets.session.ByteSource;
import dev.websockets.session.ByteWire;
import dev.websockets.session.CommonSession;
import dev.websockets.session.DefaultWebSocketSession;
import dev.websockets.session.FrameReceiver;
import dev.websockets.session.HandshakeResult;
import dev.websockets.session.RawSession;
import dev.websockets.session.ReadingLoop;
import dev.websockets.session.SessionExtensions;
import dev.websockets.session.SessionThreads;
import dev.websockets.transport.http.ExtensionAnswer;

/**
 * A handshake that is answered with 101: makes a session of its connection.
 *
 * @since 0.1.0
 */
public final class Upgrade {

	private final Endpoint endpoint;

	private final ServerHandshake handshake;

	private final ExtensionAnswer extensions;

	private final Map<String, Object> attributes;

	private final Place place;

	private final SessionThreads threads;

	private final ServerSessions sessions;

	Upgrade(Endpoint endpoint, ServerHandshake handshake, ExtensionAnswer extensions, Map<String, Object> attributes,
			SessionThreads threads, ServerSessions sessions) {
		this.endpoint = endpoint;
		this.handshake = handshake;
		this.extensions = extensions;
		this.attributes = new HashMap<>(attributes);
		this.place = Place.takeOutOf(this.attributes);
		this.threads = threads;
		this.sessions = sessions;
	}

	/**
	 * The connection is there: begin the session, to read, and to serve it. Does not
	 * block. If that fails, be it for want of a thread, the connection is cut.
	 * @param wire the connection
	 * @param behindHandshake what was read behind the handshake, in an array that belongs
	 * to the session from now on
	 * @param tlsSession the TLS session, or {@code null} if the connection is not
	 * encrypted
	 * @param <W> both sides of the connection
	 * @return what ends with the session
	 */
	public <W extends ByteWire & ByteSource> CommonSession<?> begin(W wire, ByteBuffer behindHandshake,
			@Nullable SSLSession tlsSession) {
		SessionExtensions extensions = SessionExtensions.none();
		boolean begun = false;
		try {
			extensions = this.extensions.make();
			HandshakeResult result = HandshakeResult.ofServer(this.handshake.withTls(tlsSession), extensions);
			CommonSession<?> session = (this.endpoint.service() instanceof EndpointService.OfFrames frames)
					? begin(frames, newRawSession(wire, result), wire, behindHandshake)
					: begin((EndpointService.OfMessages) this.endpoint.service(), newSession(wire, result), wire,
							behindHandshake);
			begun = true;
			return session;
		}
		finally {
			if (!begun) {
				this.place.free();
				wire.cut();
				extensions.all().forEach(WebSocketExtension::close);
			}
		}
	}

	private DefaultWebSocketSession newSession(ByteWire wire, HandshakeResult result) {
		return new DefaultWebSocketSession(wire, result, this.endpoint.settings(), this.endpoint.converter(),
				this.endpoint.protocol(), this.threads);
	}

	private RawSession newRawSession(ByteWire wire, HandshakeResult result) {
		return new RawSession(wire, result, this.endpoint.settings(), this.threads);
	}

	private CommonSession<?> begin(EndpointService.OfMessages service, DefaultWebSocketSession session,
			ByteSource source, ByteBuffer behindHandshake) {
		return begin(session, session.receiver(), source, behindHandshake, () -> service.serve(session));
	}

	private CommonSession<?> begin(EndpointService.OfFrames service, RawSession session, ByteSource source,
			ByteBuffer behindHandshake) {
		return begin(session, session.receiver(), source, behindHandshake, () -> service.serve(session));
	}

	private CommonSession<?> begin(CommonSession<?> session, FrameReceiver receiver, ByteSource source,
			ByteBuffer behindHandshake, Supplier<CompletableFuture<Void>> service) {
		session.attributes().putAll(this.attributes);
		this.place.occupied();
		session.onClose((reason) -> this.place.free());
		CompletableFuture<Void> served = new CompletableFuture<>();
		this.sessions.add(new ServedSession(session, served));
		this.threads.readers().start(new ReadingLoop(source, behindHandshake, receiver));
		this.threads.services().execute(() -> serve(service, served));
		return session;
	}

	private static void serve(Supplier<CompletableFuture<Void>> service, CompletableFuture<Void> served) {
		service.get().whenComplete((result, ex) -> served.complete(null));
	}

}
