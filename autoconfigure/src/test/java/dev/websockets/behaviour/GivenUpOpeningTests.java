package dev.websockets.behaviour;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.WebSocketInterruptedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.PeerHandler;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.transport.net.Certificates;
import dev.websockets.transport.net.SilentAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Openings that nobody waits for any more.
 */
@ParameterizedClass
@EnumSource(names = { "TYRUS", "TYRUS_PLATFORM" })
class GivenUpOpeningTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final int RACES = 200;

	@Test
	@DisplayName("cancelled while it connects: nothing is left")
	void connecting() throws IOException {
		try (SilentAddress address = new SilentAddress("127.0.0.1", 0)) {
			OpenFiles files = OpenFiles.now();
			WorkingThreads before = WorkingThreads.now();
			CompletableFuture<WebSocketSession> opening = open(URI.create("ws://127.0.0.1:" + address.port() + "/"));
			await().atMost(LIMIT).until(() -> WorkingThreads.now().stacks().size() > before.stacks().size());
			cancelled(opening);
			before.awaitNoMore();
			files.awaitNoMore();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@DisplayName("given up, the connection is cut before what depends on the future has returned")
	void blockingDependent(boolean cancelled) {
		CompletableFuture<Object> end = new CompletableFuture<>();
		CountDownLatch released = new CountDownLatch(1);
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				peer.request();
				end.complete(peer.awaitEnd(LIMIT));
			});
			CompletableFuture<WebSocketSession> opening = this.client.get()
				.uri(server.uri("/"))
				.settings((settings) -> settings.withConnectTimeout(Duration.ofMillis(cancelled ? 60_000 : 500)))
				.openAsync();
			opening.whenComplete((session, failure) -> {
				try {
					released.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			});
			await().atMost(LIMIT).until(() -> !server.handshakes().isEmpty());
			if (cancelled) {
				new Thread(() -> opening.cancel(true)).start();
			}
			try {
				assertThat(end).succeedsWithin(Duration.ofSeconds(3));
			}
			finally {
				released.countDown();
			}
		}
	}

	@Test
	@DisplayName("cancelled during the TLS handshake: nothing is left")
	void inTls() {
		cancelled("wss", (peer) -> peer.readBytes(1));
	}

	@Test
	@DisplayName("cancelled while it waits for the answer: nothing is left")
	void waitingForAnswer() {
		cancelled("ws", (peer) -> peer.request());
	}

	@Test
	@DisplayName("cancelled in the middle of the answer: nothing is left")
	void inAnswer() {
		cancelled("ws", (peer) -> {
			peer.request();
			peer.sendBytes(Answers.ascii("HTTP/1.1 101 Switching Protocols\r\nUpgr"));
		});
	}

	@Test
	@DisplayName("cancelled in the middle of the body of a refusal: nothing is left")
	void inBody() {
		cancelled("ws", (peer) -> {
			peer.request();
			peer.sendBytes(Answers.head("HTTP/1.1 500 No", "Content-Length: 10"));
		});
	}

	@Test
	@DisplayName("cancelled during a redirect: nothing is left")
	void inRedirect() {
		WorkingThreads before = WorkingThreads.now();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection(
					(peer) -> peer.refuse(302, Map.of("Location", peer.request().path().equals("/") ? "/1" : "/"), ""));
			CompletableFuture<WebSocketSession> opening = this.client.get()
				.mutate()
				.maxRedirects(Integer.MAX_VALUE)
				.build()
				.uri(server.uri("/"))
				.openAsync();
			await().atMost(LIMIT).until(() -> server.handshakes().size() > 20);
			cancelled(opening);
			before.awaitNoMore();
			int handshakes = server.handshakes().size();
			await().atMost(LIMIT).until(() -> server.peers().stream().noneMatch((peer) -> peer.isOpen()));
			assertThat(server.handshakes().size()).isLessThanOrEqualTo(handshakes + 1);
		}
	}

	private void cancelled(String scheme, PeerHandler handler) {
		CompletableFuture<Object> reached = new CompletableFuture<>();
		CompletableFuture<Object> end = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				handler.handle(peer);
				reached.complete(peer);
				end.complete(peer.awaitEnd(LIMIT));
			});
			WorkingThreads before = WorkingThreads.now();
			CompletableFuture<WebSocketSession> opening = open(
					URI.create(scheme + "://localhost:" + server.port() + "/"));
			assertThat(reached).succeedsWithin(LIMIT);
			cancelled(opening);
			assertThat(end).as("socket closed").succeedsWithin(LIMIT);
			before.awaitNoMore();
		}
	}

	private CompletableFuture<WebSocketSession> open(URI uri) {
		return this.client.get().mutate().sslContext(Certificates.client()).build().uri(uri).openAsync();
	}

	private static void cancelled(CompletableFuture<WebSocketSession> opening) {
		assertThat(opening).isNotDone();
		assertThat(opening.cancel(true)).isTrue();
		assertThatExceptionOfType(CancellationException.class).isThrownBy(opening::join);
	}

	@Test
	@DisplayName("interrupted while it waits for the answer: a typed error, the flag is kept, nothing is left")
	void interrupted() throws InterruptedException {
		CompletableFuture<Object> end = new CompletableFuture<>();
		CompletableFuture<Boolean> flag = new CompletableFuture<>();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			WorkingThreads before = WorkingThreads.now();
			Thread caller = new Thread(() -> {
				try {
					this.client.open(server);
				}
				catch (WebSocketInterruptedException ex) {
					flag.complete(Thread.currentThread().isInterrupted());
				}
			});
			server.onConnection((peer) -> {
				peer.request();
				caller.interrupt();
				end.complete(peer.awaitEnd(LIMIT));
			});
			caller.start();
			assertThat(flag).succeedsWithin(LIMIT).isEqualTo(true);
			assertThat(end).as("socket closed").succeedsWithin(LIMIT);
			before.awaitNoMore();
			caller.join(LIMIT.toMillis());
		}
	}

	@Test
	@DisplayName("cancelled at any moment: either there is a session, or nothing is left")
	void cancelRaces() {
		races((server) -> {
			CompletableFuture<WebSocketSession> opening = this.client.get().uri(server.uri("/")).openAsync();
			pause();
			if (!opening.cancel(true)) {
				opening.join().abort();
			}
		});
	}

	@Test
	@DisplayName("interrupted at any moment: either there is a session, or nothing is left")
	void interruptRaces() {
		races((server) -> {
			Thread caller = new Thread(() -> {
				try {
					this.client.open(server).abort();
				}
				catch (WebSocketInterruptedException ex) {
					assertThat(Thread.currentThread().isInterrupted()).isTrue();
				}
			});
			caller.start();
			pause();
			caller.interrupt();
			caller.join(LIMIT.toMillis());
			assertThat(caller.isAlive()).isFalse();
		});
	}

	private static void pause() {
		LockSupport.parkNanos(new Random().nextInt(1_500_000));
	}

	private void races(ThrowingConsumer<WebSocketTestServer> race) {
		AtomicInteger open = new AtomicInteger();
		WorkingThreads before = WorkingThreads.now();
		OpenFiles files = OpenFiles.now();
		try (WebSocketTestServer server = WebSocketTestServer.start()) {
			server.onConnection((peer) -> {
				open.incrementAndGet();
				try {
					peer.echo();
				}
				finally {
					open.decrementAndGet();
				}
			});
			for (int i = 0; i < RACES; i++) {
				race.accept(server);
			}
			await().atMost(LIMIT).untilAsserted(() -> assertThat(open).hasValue(0));
			before.awaitNoMore();
		}
		catch (Throwable ex) {
			throw new AssertionError(ex);
		}
		files.awaitNoMore();
	}

}
