package dev.websockets.behaviour;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.Frame;
import dev.websockets.OutgoingSettings.Overflow;
import dev.websockets.WebSocketQueueOverflowException;
import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketTimeoutException;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StreamQueueTests {

	@AutoClose
	private final EngineClient client = Engine.TYRUS.start();

	private static final int FRAGMENT = 16 * 1024;

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static WebSocketTestServer server(CompletableFuture<byte[]> received) {
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> {
			peer.accept();
			received.complete(peer.readBinary());
			peer.echo();
		});
		return server;
	}

	@ParameterizedTest
	@EnumSource(Overflow.class)
	@DisplayName("B29 a stream that is larger than the queue arrives whole, whatever the overflow policy is")
	void largerThanTheQueue(Overflow overflow) throws IOException {
		CompletableFuture<byte[]> received = new CompletableFuture<>();
		byte[] content = new byte[4 * 1024 * 1024];
		try (WebSocketTestServer server = server(received);
				WebSocketSession session = this.client.open(server,
						(settings) -> settings.withOutgoing((queue) -> queue.withCapacity(2).withOverflow(overflow)))) {
			session.sendStream(new ByteArrayInputStream(content));
			assertThat(received).succeedsWithin(LIMIT).isEqualTo(content);
			assertThat(session.isOpen()).isTrue();
		}
	}

	@Test
	@DisplayName("B29 what is sent while a stream is read does not tear it apart")
	void sendsWhileReading() throws IOException {
		CompletableFuture<byte[]> received = new CompletableFuture<>();
		List<Exception> refused = new CopyOnWriteArrayList<>();
		byte[] content = new byte[100_000];
		try (WebSocketTestServer server = server(received);
				WebSocketSession session = this.client.open(server, (settings) -> settings
					.withOutgoing((queue) -> queue.withSendTimeout(Duration.ofMillis(100))))) {
			InputStream source = new FilterInputStream(new ByteArrayInputStream(content)) {

				@Override
				public int read(byte[] buffer, int offset, int length) throws IOException {
					if (length > 0 && available() <= content.length - FRAGMENT) {
						session.send(new Frame.Ping(new byte[] { 1 }));
						sendInBetween();
					}
					return super.read(buffer, offset, length);
				}

				private void sendInBetween() {
					try {
						session.send("in between");
					}
					catch (WebSocketTimeoutException ex) {
						refused.add(ex);
					}
				}

			};
			session.sendStream(source);
			assertThat(received).succeedsWithin(LIMIT).isEqualTo(content);
			assertThat(refused).isNotEmpty().first().asString().contains("stream");
		}
	}

	@Test
	@DisplayName("B64 a stream in progress is no overflow that closes the session")
	void sendDuringStream() {
		CompletableFuture<byte[]> received = new CompletableFuture<>();
		byte[] content = new byte[100_000];
		try (WebSocketTestServer server = server(received);
				WebSocketSession session = this.client.open(server,
						(settings) -> settings.withOutgoing((queue) -> queue.withOverflow(Overflow.CLOSE)))) {
			CompletableFuture<Void> go = new CompletableFuture<>();
			CompletableFuture<Void> begun = new CompletableFuture<>();
			InputStream source = new FilterInputStream(new ByteArrayInputStream(content)) {

				@Override
				public int read(byte[] buffer, int offset, int length) throws IOException {
					if (length > 0 && available() <= content.length - FRAGMENT) {
						begun.complete(null);
						go.join();
					}
					return super.read(buffer, offset, length);
				}

			};
			CompletableFuture<Void> streaming = CompletableFuture.runAsync(() -> {
				try {
					session.sendStream(source);
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			});
			assertThat(begun).succeedsWithin(LIMIT);
			assertThatExceptionOfType(WebSocketQueueOverflowException.class).isThrownBy(() -> session.send("now"))
				.withMessageContaining("stream");
			assertThat(session.isOpen()).isTrue();
			go.complete(null);
			assertThat(streaming).succeedsWithin(LIMIT);
			assertThat(received).succeedsWithin(LIMIT).isEqualTo(content);
		}
	}

}
