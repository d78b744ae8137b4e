package dev.websockets.benchmarks.client;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's client, with asynchronous sends.
 */
final class JettyClient implements Client {

	private static final int MAX_CONNECTIONS = 20_000;

	private final WebSocketClient client = new WebSocketClient();

	private final boolean compress;

	JettyClient(ClientOptions options) throws Exception {
		this.compress = options.compress();
		this.client.getHttpClient().setMaxConnectionsPerDestination(MAX_CONNECTIONS);
		this.client.setIdleTimeout(Duration.ZERO);
		this.client.setMaxTextMessageSize(options.buffer(65536));
		this.client.setMaxBinaryMessageSize(options.buffer(65536));
		this.client.setMaxFrameSize(options.buffer(65536));
		this.client.start();
	}

	@Override
	public Connection open(URI uri, Listener listener) throws Exception {
		Endpoint endpoint = new Endpoint(listener);
		ClientUpgradeRequest request = new ClientUpgradeRequest(uri);
		if (this.compress) {
			request.addExtensions("permessage-deflate");
		}
		CompletableFuture<Session> connecting = this.client.connect(endpoint, request);
		connecting.whenComplete((session, failure) -> endpoint.connected(failure));
		return new OpenSession(endpoint.opened.get(10, TimeUnit.SECONDS), endpoint.ending);
	}

	@Override
	public void close() throws Exception {
		this.client.stop();
	}

	private record OpenSession(Session session, Ending ending) implements Connection {

		@Override
		public void sendText(String text) {
			this.session.sendText(text, Callback.NOOP);
		}

		@Override
		public void sendBinary(byte[] bytes) {
			this.session.sendBinary(ByteBuffer.wrap(bytes), Callback.NOOP);
		}

		@Override
		public void close() throws InterruptedException, TimeoutException {
			this.session.close(StatusCode.NORMAL, null, Callback.NOOP);
			this.ending.await();
		}

	}

	/**
	 * Public, as Jetty calls it by method handles.
	 */
	public static final class Endpoint implements Session.Listener.AutoDemanding {

		private final Listener listener;

		/** The future that Jetty returns waits for a flood to end. */
		private final CompletableFuture<Session> opened = new CompletableFuture<>();

		private final Ending ending = new Ending();

		private volatile @Nullable Throwable failure;

		Endpoint(Listener listener) {
			this.listener = listener;
		}

		void connected(@Nullable Throwable failure) {
			if (failure != null) {
				this.opened.completeExceptionally(failure);
			}
		}

		@Override
		public void onWebSocketOpen(Session session) {
			this.opened.complete(session);
		}

		@Override
		public void onWebSocketText(String message) {
			this.listener.text(message);
		}

		@Override
		public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
			this.listener.binary(payload.remaining());
			callback.succeed();
		}

		@Override
		public void onWebSocketError(Throwable cause) {
			this.failure = cause;
		}

		@Override
		public void onWebSocketClose(int code, String reason, Callback callback) {
			callback.succeed();
			this.listener.ended(this.failure);
			this.ending.happened();
		}

	}

}
