package dev.websockets.benchmarks.client;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/**
 * Reactor Netty. A sink holds what is to be sent, and is drained by the event loop.
 */
final class ReactorNettyClient implements Client {

	private final int largestMessage;

	private final boolean compress;

	ReactorNettyClient(ClientOptions options) {
		this.compress = options.compress();
		this.largestMessage = options.buffer(65536);
	}

	@Override
	public Connection open(URI uri, Listener listener) throws Exception {
		Socket socket = new Socket(listener, this.largestMessage);
		WebsocketClientSpec spec = WebsocketClientSpec.builder()
			.maxFramePayloadLength(this.largestMessage)
			.compress(this.compress)
			.build();
		HttpClient.newConnection().websocket(spec).uri(uri).handle(socket::handle).subscribe((nothing) -> {
		}, socket::end, () -> socket.end(null));
		socket.opened.get(10, TimeUnit.SECONDS);
		return socket;
	}

	private static final class Socket implements Connection {

		private final Listener listener;

		private final int largestMessage;

		private final CompletableFuture<Void> opened = new CompletableFuture<>();

		private final Ending ending = new Ending();

		private final ReentrantLock sending = new ReentrantLock();

		private final Sinks.Many<WebSocketFrame> outgoing = Sinks.many().unicast().onBackpressureBuffer();

		Socket(Listener listener, int largestMessage) {
			this.listener = listener;
			this.largestMessage = largestMessage;
		}

		Publisher<Void> handle(WebsocketInbound in, WebsocketOutbound out) {
			this.opened.complete(null);
			Mono<Void> sending = out.sendObject(this.outgoing.asFlux()).then().then(out.sendClose());
			Mono<Void> receiving = in.aggregateFrames(this.largestMessage)
				.receiveFrames()
				.doOnNext(this::received)
				.then();
			return Mono.when(sending, receiving);
		}

		private void received(WebSocketFrame frame) {
			if (frame instanceof TextWebSocketFrame text) {
				this.listener.text(text.text());
			}
			else if (frame instanceof BinaryWebSocketFrame binary) {
				this.listener.binary(binary.content().readableBytes());
			}
		}

		@Override
		public void sendText(String text) {
			send(new TextWebSocketFrame(text));
		}

		@Override
		public void sendBinary(byte[] bytes) {
			send(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
		}

		private void send(WebSocketFrame frame) {
			this.sending.lock();
			try {
				this.outgoing.emitNext(frame, Sinks.EmitFailureHandler.FAIL_FAST);
			}
			finally {
				this.sending.unlock();
			}
		}

		@Override
		public void close() throws InterruptedException, TimeoutException {
			this.outgoing.tryEmitComplete();
			this.ending.await();
		}

		void end(@Nullable Throwable failure) {
			if (failure != null) {
				this.opened.completeExceptionally(failure);
			}
			this.listener.ended(failure);
			this.ending.happened();
		}

	}

}
