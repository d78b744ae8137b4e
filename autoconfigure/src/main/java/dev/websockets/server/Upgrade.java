package dev.websockets.server;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.net.ssl.SSLSession;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketExtension;
import dev.websockets.session.ByteWire;
import dev.websockets.session.CommonSession;
import dev.websockets.session.DefaultWebSocketSession;
import dev.websockets.session.FrameReceiver;
import dev.websockets.session.FrameWire;
import dev.websockets.session.HandshakeResult;
import dev.websockets.session.RawSession;
import dev.websockets.session.ReadingTurns;
import dev.websockets.session.ReadySource;
import dev.websockets.session.SessionExtensions;
import dev.websockets.session.SessionThreads;
import dev.websockets.session.Wire;
import dev.websockets.session.WireEvents;
import dev.websockets.transport.http.ExtensionAnswer;

/**
 * A handshake that is answered with 101: makes a session of its connection.
 *
 * @since 0.1.0
 */
public final class Upgrade {

	private static final Log logger = LogFactory.getLog(Upgrade.class);

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
	public <W extends ByteWire & ReadySource> CommonSession<?> begin(W wire, ByteBuffer behindHandshake,
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

	/**
	 * There is a session of the container, without extensions: begin ours on top, and to
	 * serve it. Does not block. If that fails the connection is cut.
	 * @param wire sends by the container's session
	 * @param container takes what is to be told of what comes, before the session is
	 * served
	 */
	public void begin(FrameWire wire, Consumer<WireEvents> container) {
		boolean begun = false;
		try {
			EndpointService.OfMessages service = (EndpointService.OfMessages) this.endpoint.service();
			DefaultWebSocketSession session = newSession(wire,
					HandshakeResult.ofServer(this.handshake, SessionExtensions.none()));
			container.accept(session.events());
			serve(() -> service.serve(session, () -> join(session)), register(session));
			begun = true;
		}
		finally {
			if (!begun) {
				this.place.free();
				wire.cut();
			}
		}
	}

	/**
	 * The limits of the session.
	 * @return the settings of the endpoint
	 */
	public SessionSettings settings() {
		return this.endpoint.settings();
	}

	/**
	 * Runs what may block in the connection.
	 * @return the executor
	 */
	public Executor connections() {
		return this.threads.connections();
	}

	private DefaultWebSocketSession newSession(Wire wire, HandshakeResult result) {
		return new DefaultWebSocketSession(wire, result, this.endpoint.settings(), this.endpoint.converter(),
				this.endpoint.protocol(), this.threads);
	}

	private RawSession newRawSession(ByteWire wire, HandshakeResult result) {
		return new RawSession(wire, result, this.endpoint.settings(), this.threads);
	}

	private CommonSession<?> begin(EndpointService.OfMessages service, DefaultWebSocketSession session,
			ReadySource source, ByteBuffer behindHandshake) {
		return begin(session, session.receiver(), source, behindHandshake,
				() -> service.serve(session, () -> join(session)));
	}

	private void join(DefaultWebSocketSession session) {
		this.endpoint.sessions().join(session);
	}

	private CommonSession<?> begin(EndpointService.OfFrames service, RawSession session, ReadySource source,
			ByteBuffer behindHandshake) {
		return begin(session, session.receiver(), source, behindHandshake, () -> service.serve(session));
	}

	private CommonSession<?> begin(CommonSession<?> session, FrameReceiver receiver, ReadySource source,
			ByteBuffer behindHandshake, Supplier<CompletableFuture<Void>> service) {
		ServedSession served = register(session);
		boolean started = false;
		try {
			new ReadingTurns(source, receiver, this.threads.connections()).begin(behindHandshake);
			serve(service, served);
			started = true;
			return session;
		}
		finally {
			if (!started) {
				served.served().complete(null);
			}
		}
	}

	private ServedSession register(CommonSession<?> session) {
		Place place = this.place;
		session.attributes().putAll(this.attributes);
		place.occupied();
		session.onClose((reason) -> place.free());
		ServedSession served = new ServedSession(session, new CompletableFuture<>());
		this.sessions.add(served);
		return served;
	}

	private void serve(Supplier<CompletableFuture<Void>> service, ServedSession served) {
		CompletableFuture.supplyAsync(service, this.threads.services())
			.thenCompose(Function.identity())
			.whenComplete((result, ex) -> {
				if (ex != null) {
					logger.error("Serving " + served.session() + " failed", ex);
					served.session().abort();
				}
				served.served().complete(null);
			});
	}

}
