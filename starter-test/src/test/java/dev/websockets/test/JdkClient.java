package dev.websockets.test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The JDK's WebSocket client, with what it received in a queue: texts as they are, other
 * events by name.
 */
class JdkClient implements WebSocket.Listener, AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private final StringBuilder text = new StringBuilder();

	private final WebSocket socket;

	JdkClient(URI uri, String... subprotocols) {
		WebSocket.Builder builder = HTTP.newWebSocketBuilder();
		if (subprotocols.length > 0) {
			builder.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
		}
		this.socket = builder.buildAsync(uri, this).orTimeout(10, TimeUnit.SECONDS).join();
	}

	WebSocket socket() {
		return this.socket;
	}

	JdkClient send(String text) {
		this.socket.sendText(text, true).orTimeout(10, TimeUnit.SECONDS).join();
		return this;
	}

	JdkClient send(byte... bytes) {
		this.socket.sendBinary(ByteBuffer.wrap(bytes), true).orTimeout(10, TimeUnit.SECONDS).join();
		return this;
	}

	JdkClient close(int code, String text) {
		this.socket.sendClose(code, text).orTimeout(10, TimeUnit.SECONDS).join();
		return this;
	}

	@Nullable String next() {
		try {
			return this.events.poll(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			this.events.add(this.text.toString());
			this.text.setLength(0);
		}
		socket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
		this.events.add("binary " + data.remaining());
		socket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
		this.events.add("pong " + message.remaining());
		socket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
		this.events.add("close " + code + " " + reason);
		return CompletableFuture.completedStage(null);
	}

	@Override
	public void onError(WebSocket socket, Throwable error) {
		this.events.add("error");
	}

	@Override
	public void close() {
		this.socket.abort();
	}

}
