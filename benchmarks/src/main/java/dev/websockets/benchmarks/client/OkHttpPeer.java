package dev.websockets.benchmarks.client;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp. Its sends only queue.
 */
final class OkHttpPeer implements Client {

	private static final int MAX_REQUESTS = 20_000;

	private final OkHttpClient client;

	/**
	 * Create the client. It offers compression always, and for small messages does not
	 * use it.
	 */
	OkHttpPeer(ClientOptions options) {
		Dispatcher dispatcher = new Dispatcher();
		dispatcher.setMaxRequests(MAX_REQUESTS);
		this.client = new OkHttpClient.Builder().dispatcher(dispatcher).build();
	}

	@Override
	public Connection open(URI uri, Listener listener) throws Exception {
		Socket socket = new Socket(listener);
		WebSocket webSocket = this.client.newWebSocket(new Request.Builder().url(uri.toString()).build(), socket);
		socket.opened.get(10, TimeUnit.SECONDS);
		return new OpenSocket(webSocket, socket.ending);
	}

	@Override
	public void close() {
		this.client.dispatcher().executorService().shutdown();
		this.client.connectionPool().evictAll();
	}

	private record OpenSocket(WebSocket webSocket, Ending ending) implements Connection {

		@Override
		public void sendText(String text) {
			check(this.webSocket.send(text));
		}

		@Override
		public void sendBinary(byte[] bytes) {
			check(this.webSocket.send(ByteString.of(bytes)));
		}

		@Override
		public void close() throws InterruptedException, TimeoutException {
			this.webSocket.close(1000, null);
			this.ending.await();
		}

		private static void check(boolean queued) {
			if (!queued) {
				throw new IllegalStateException("the queue is full, or the connection has ended");
			}
		}

	}

	private static final class Socket extends WebSocketListener {

		private final Listener listener;

		private final CompletableFuture<Void> opened = new CompletableFuture<>();

		private final Ending ending = new Ending();

		Socket(Listener listener) {
			this.listener = listener;
		}

		@Override
		public void onOpen(WebSocket webSocket, Response response) {
			this.opened.complete(null);
		}

		@Override
		public void onMessage(WebSocket webSocket, String text) {
			this.listener.text(text);
		}

		@Override
		public void onMessage(WebSocket webSocket, ByteString bytes) {
			this.listener.binary(bytes.size());
		}

		@Override
		public void onClosing(WebSocket webSocket, int code, String reason) {
			webSocket.close(1000, null);
		}

		@Override
		public void onClosed(WebSocket webSocket, int code, String reason) {
			end(null);
		}

		@Override
		public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
			this.opened.completeExceptionally(failure);
			end(failure);
		}

		private void end(@Nullable Throwable failure) {
			this.listener.ended(failure);
			this.ending.happened();
		}

	}

}
