package dev.websockets.benchmarks.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The client of the JDK, {@code java.net.http}. Only one send may be pending, so that the
 * next one is chained to it.
 */
final class JavaNetHttpClient implements Client {

	private final HttpClient client = HttpClient.newHttpClient();

	@Override
	public Connection open(URI uri, Listener listener) throws Exception {
		Socket socket = new Socket(listener);
		WebSocket webSocket = this.client.newWebSocketBuilder().buildAsync(uri, socket).get(10, TimeUnit.SECONDS);
		return new OpenSocket(webSocket, socket.ending);
	}

	private static final class OpenSocket implements Connection {

		private final WebSocket webSocket;

		private final Ending ending;

		private final ReentrantLock sending = new ReentrantLock();

		private CompletableFuture<WebSocket> last;

		OpenSocket(WebSocket webSocket, Ending ending) {
			this.webSocket = webSocket;
			this.ending = ending;
			this.last = CompletableFuture.completedFuture(webSocket);
		}

		@Override
		public void sendText(String text) {
			send(() -> this.webSocket.sendText(text, true));
		}

		@Override
		public void sendBinary(byte[] bytes) {
			send(() -> this.webSocket.sendBinary(ByteBuffer.wrap(bytes), true));
		}

		@Override
		public void close() throws InterruptedException, TimeoutException {
			send(() -> this.webSocket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
			this.ending.await();
		}

		private void send(Supplier<CompletableFuture<WebSocket>> message) {
			this.sending.lock();
			try {
				this.last = this.last.isDone() ? message.get() : this.last.thenCompose((previous) -> message.get());
			}
			finally {
				this.sending.unlock();
			}
		}

	}

	private static final class Socket implements WebSocket.Listener {

		private final Listener listener;

		private final Ending ending = new Ending();

		private final StringBuilder parts = new StringBuilder();

		private byte[] binary = new byte[0];

		private int size;

		Socket(Listener listener) {
			this.listener = listener;
		}

		@Override
		public void onOpen(WebSocket webSocket) {
			webSocket.request(Long.MAX_VALUE);
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			if (last && this.parts.isEmpty()) {
				this.listener.text(data.toString());
				return null;
			}
			this.parts.append(data);
			if (last) {
				this.listener.text(this.parts.toString());
				this.parts.setLength(0);
			}
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
			int length = data.remaining();
			if (this.binary.length < this.size + length) {
				this.binary = Arrays.copyOf(this.binary, Math.max(this.size + length, 2 * this.binary.length));
			}
			data.get(this.binary, this.size, length);
			this.size += length;
			if (last) {
				this.listener.binary(this.size);
				this.size = 0;
			}
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
			end(null);
			return null;
		}

		@Override
		public void onError(WebSocket webSocket, Throwable failure) {
			end(failure);
		}

		private void end(@Nullable Throwable failure) {
			this.listener.ended(failure);
			this.ending.happened();
		}

	}

}
