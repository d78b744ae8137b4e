package dev.websockets.benchmarks.client;

import java.net.ConnectException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.extensions.DefaultExtension;
import org.java_websocket.extensions.IExtension;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

/**
 * Java-WebSocket. Its sends only queue; each connection has a thread that writes.
 */
final class JavaWebSocketClient implements Client {

	private final boolean compress;

	JavaWebSocketClient(ClientOptions options) {
		this.compress = options.compress();
	}

	@Override
	public Connection open(URI uri, Listener listener) throws Exception {
		Socket socket = new Socket(uri, this.compress ? new PerMessageDeflateExtension() : new DefaultExtension(),
				listener);
		socket.setTcpNoDelay(true);
		if (!socket.connectBlocking(10, TimeUnit.SECONDS)) {
			throw new ConnectException("not open within 10 s, or refused: " + socket.failure);
		}
		return new OpenSocket(socket);
	}

	private record OpenSocket(Socket socket) implements Connection {

		@Override
		public void sendText(String text) {
			this.socket.send(text);
		}

		@Override
		public void sendBinary(byte[] bytes) {
			this.socket.send(bytes);
		}

		@Override
		public void close() throws InterruptedException, TimeoutException {
			this.socket.close();
			this.socket.ending.await();
		}

	}

	private static final class Socket extends WebSocketClient {

		private final Listener listener;

		private final Ending ending = new Ending();

		private volatile @Nullable Exception failure;

		Socket(URI uri, IExtension extension, Listener listener) {
			super(uri, new Draft_6455(extension));
			this.listener = listener;
		}

		@Override
		public void onOpen(ServerHandshake handshake) {
		}

		@Override
		public void onMessage(String message) {
			this.listener.text(message);
		}

		@Override
		public void onMessage(ByteBuffer bytes) {
			this.listener.binary(bytes.remaining());
		}

		@Override
		public void onClose(int code, String reason, boolean remote) {
			this.listener.ended(this.failure);
			this.ending.happened();
		}

		@Override
		public void onError(Exception ex) {
			this.failure = ex;
		}

	}

}
