package dev.websockets.interop;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Function;

import io.ktor.client.HttpClient;
import io.ktor.client.HttpClientKt;
import io.ktor.client.engine.cio.CIO;
import io.ktor.client.plugins.websocket.BuildersKt;
import io.ktor.client.plugins.websocket.DefaultClientWebSocketSession;
import io.ktor.client.plugins.websocket.WebSockets;
import io.ktor.client.request.UtilsKt;
import io.ktor.websocket.WebSocketDeflateExtension;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.TimeoutKt;

/**
 * Ktor's client with its own engine, CIO. Its suspending functions are waited for.
 */
final class KtorClient implements AutoCloseable {

	private static final long LIMIT_MILLIS = 20_000;

	private static final int MAX_CONNECTIONS = 1000;

	private final HttpClient client;

	KtorClient(Consumer<WebSockets.Config> settings) {
		this.client = HttpClientKt.HttpClient(CIO.INSTANCE, (config) -> {
			config.engine((engine) -> {
				engine.getEndpoint().setMaxConnectionsPerRoute(MAX_CONNECTIONS);
				return Unit.INSTANCE;
			});
			config.install(WebSockets.Plugin, (webSockets) -> {
				settings.accept(webSockets);
				return Unit.INSTANCE;
			});
			return Unit.INSTANCE;
		});
	}

	/**
	 * A client that offers permessage-deflate.
	 */
	static KtorClient compressing(Consumer<WebSocketDeflateExtension.Config> settings) {
		return new KtorClient((webSockets) -> webSockets.extensions((extensions) -> {
			extensions.install(WebSocketDeflateExtension.Companion, (deflate) -> {
				settings.accept(deflate);
				return Unit.INSTANCE;
			});
			return Unit.INSTANCE;
		}));
	}

	KtorSession open(URI uri, String... subprotocols) {
		DefaultClientWebSocketSession session = await(
				(continuation) -> BuildersKt.webSocketSession(this.client, uri.toString(), (request) -> {
					for (String subprotocol : subprotocols) {
						UtilsKt.header(request, "Sec-WebSocket-Protocol", subprotocol);
					}
					return Unit.INSTANCE;
				}, continuation));
		return new KtorSession(session);
	}

	/**
	 * Wait for a suspending function.
	 */
	static <T> T await(Function<Continuation<? super T>, Object> function) {
		try {
			return kotlinx.coroutines.BuildersKt.runBlocking(EmptyCoroutineContext.INSTANCE,
					(scope, continuation) -> TimeoutKt.withTimeout(LIMIT_MILLIS,
							(limited, result) -> function.apply(result), continuation));
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.client.close();
	}

}
