package dev.websockets.benchmarks.client;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.websocket.WebSocketContainer;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyClientContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;

/**
 * Spring's own client, over a container. Its sends block; the decorator that Spring
 * documents for several senders lets one of them write for the others.
 */
final class SpringClient implements Client {

	private static final int SEND_TIME_LIMIT_MILLIS = 10_000;

	private static final int SEND_BUFFER_LIMIT = 16 * 1024 * 1024;

	private final StandardWebSocketClient client;

	private SpringClient(WebSocketContainer container) {
		this.client = new StandardWebSocketClient(container);
	}

	static SpringClient overTomcat(ClientOptions options) {
		WsWebSocketContainer container = new WsWebSocketContainer();
		container.setDefaultMaxTextMessageBufferSize(options.buffer(8192));
		container.setDefaultMaxBinaryMessageBufferSize(options.buffer(8192));
		return new SpringClient(container);
	}

	static SpringClient overTyrus(ClientOptions options) {
		return new SpringClient(TyrusClient.manager(GrizzlyClientContainer.class, options));
	}

	@Override
	public Connection open(URI uri, Listener listener) throws Exception {
		Handler handler = new Handler(listener);
		WebSocketSession session = this.client.execute(handler, new WebSocketHttpHeaders(), uri)
			.get(10, TimeUnit.SECONDS);
		WebSocketSession concurrent = new ConcurrentWebSocketSessionDecorator(session, SEND_TIME_LIMIT_MILLIS,
				SEND_BUFFER_LIMIT);
		return new OpenSession(concurrent, handler.ending);
	}

	private record OpenSession(WebSocketSession session, Ending ending) implements Connection {

		@Override
		public void sendText(String text) throws IOException {
			this.session.sendMessage(new TextMessage(text));
		}

		@Override
		public void sendBinary(byte[] bytes) throws IOException {
			this.session.sendMessage(new BinaryMessage(bytes));
		}

		@Override
		public void close() throws IOException, InterruptedException, TimeoutException {
			this.session.close();
			this.ending.await();
		}

	}

	private static final class Handler extends AbstractWebSocketHandler {

		private final Listener listener;

		private final Ending ending = new Ending();

		private volatile @Nullable Throwable failure;

		Handler(Listener listener) {
			this.listener = listener;
		}

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage message) {
			this.listener.text(message.getPayload());
		}

		@Override
		protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
			this.listener.binary(message.getPayloadLength());
		}

		@Override
		public void handleTransportError(WebSocketSession session, Throwable exception) {
			this.failure = exception;
		}

		@Override
		public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
			this.listener.ended(this.failure);
			this.ending.happened();
		}

	}

}
