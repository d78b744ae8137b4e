package dev.websockets.transport.net;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.management.UnixOperatingSystemMXBean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.WebSocketException;
import dev.websockets.WebSocketProxy;
import dev.websockets.WebSocketTls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

@DisabledOnOs(OS.WINDOWS)
@Timeout(180)
class OpeningLeakTests {

	private static final Duration POLL_INTERVAL = Duration.ofMillis(3);

	private static final int OPENINGS = 300;

	private static final int AT_A_TIME = 10;

	/** What the JVM may open meanwhile for itself. */
	private static final int TOLERANCE = 10;

	@ParameterizedTest
	@EnumSource
	@DisplayName("B15 three hundred failed openings of each kind leave neither descriptors nor threads")
	void failures(SocketKind kind) throws Exception {
		int closed;
		try (ServerSocket socket = new ServerSocket(0)) {
			closed = socket.getLocalPort();
		}
		try (LoopServer silent = LoopServer.silent();
				LoopServer untrusted = LoopServer.secureEcho("other", "TLSv1.3");
				LoopServer ending = new LoopServer((socket) -> {
				});
				LoopServer refusing = LoopServer
					.saying("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes(StandardCharsets.US_ASCII))) {
			Duration enough = Duration.ofSeconds(30);
			Duration little = Duration.ofMillis(5);
			check(kind, Target.plain("127.0.0.1", closed), enough);
			check(kind, Target.secure("127.0.0.1", ending.port(), WebSocketTls.of(Certificates.client())), enough);
			check(kind, Target.secure("127.0.0.1", refusing.port(), WebSocketTls.of(Certificates.client())), enough);
			check(kind, Target.secure("127.0.0.1", untrusted.port(), WebSocketTls.of(Certificates.client())), enough);
			check(kind, Target.secure("127.0.0.1", silent.port(), WebSocketTls.of(Certificates.client())), little);
			for (WebSocketProxy.Type type : WebSocketProxy.Type.values()) {
				Target target = Target.plain("echo.invalid", 80);
				check(kind, target, enough, proxy(type, refusing.port()));
				check(kind, target, enough, proxy(type, closed), proxy(type, ending.port()));
				check(kind, target, little, proxy(type, silent.port()));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B15 connections that are cut leave neither descriptors nor threads, while a write waits too")
	void cuts(Wiring wiring) throws Exception {
		cutWhileWriting(wiring);
		Counts before = Counts.now();
		for (int i = 0; i < 30; i++) {
			cutWhileWriting(wiring);
		}
		before.checkNoMoreNow();
	}

	private static void cutWhileWriting(Wiring wiring) throws Exception {
		try (StreamPair pair = StreamPair.open(wiring)) {
			ByteBuffer source = ByteBuffer.allocate(8 * 1024 * 1024);
			assertThat(pair.stream().write(source)).isFalse();
			Threads.Task<Boolean> writing = Threads.run(wiring.kind, () -> pair.stream().awaitWritten(source));
			Threads.Task<Integer> reading = Threads.run(wiring.kind, () -> pair.stream().read(ByteBuffer.allocate(1)));
			await().pollDelay(Duration.ZERO)
				.pollInterval(POLL_INTERVAL)
				.until(() -> writing.isWaiting() && reading.isWaiting());
			pair.stream().cut();
			assertThat(catchThrowable(() -> writing.result().get())).hasCauseInstanceOf(IOException.class);
			assertThat(catchThrowable(() -> reading.result().get())).hasCauseInstanceOf(IOException.class);
		}
	}

	private static Route proxy(WebSocketProxy.Type type, int port) {
		return Route.through(new WebSocketProxy(type, "127.0.0.1", port, null, null));
	}

	private static void check(SocketKind kind, Target target, Duration time, Route... routes) throws Exception {
		fail(kind, target, time, routes);
		Counts before = Counts.now();
		ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
		try {
			Callable<Void> opening = () -> {
				fail(kind, target, time, routes);
				return null;
			};
			for (Future<Void> result : threads.invokeAll(Collections.nCopies(OPENINGS, opening))) {
				result.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		before.checkNoMoreNow();
	}

	private static void fail(SocketKind kind, Target target, Duration time, Route... routes) {
		assertThat(catchThrowable(() -> Openings.open(kind, target, time, routes))).isInstanceOfAny(IOException.class,
				WebSocketException.class);
	}

	/**
	 * What is in use.
	 */
	private record Counts(long descriptors, int threads) {

		static Counts now() {
			UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
			return new Counts(system.getOpenFileDescriptorCount(),
					ManagementFactory.getThreadMXBean().getThreadCount());
		}

		void checkNoMoreNow() {
			await().pollDelay(Duration.ZERO)
				.pollInterval(POLL_INTERVAL)
				.atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> {
					Counts now = now();
					assertThat(List.of(now.descriptors() - this.descriptors, (long) now.threads() - this.threads))
						.as("more descriptors, more threads")
						.allMatch((more) -> more < TOLERANCE);
				});
		}

	}

}
