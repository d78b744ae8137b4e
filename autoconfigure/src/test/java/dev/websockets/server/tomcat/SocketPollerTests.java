package dev.websockets.server.tomcat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SocketPoller} and {@link PolledSocket}, with sockets.
 */
class SocketPollerTests {

	private static final String PAUSED = "paused";

	private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

	private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();

	private final SocketPoller poller = new SocketPoller((task) -> {
		Thread thread = new Thread(task, "socket-poller-tests");
		thread.setDaemon(true);
		this.threads.add(thread);
		return thread;
	}, Duration.ofMillis(50));

	private final ByteBuffer buffer = ByteBuffer.allocate(16);

	private SocketChannel peer;

	private SocketChannel socket;

	private PolledSocket polled;

	@BeforeEach
	void connect() throws IOException {
		try (ServerSocketChannel server = ServerSocketChannel.open()) {
			server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			this.peer = SocketChannel.open(server.getLocalAddress());
			this.socket = server.accept();
		}
		this.socket.configureBlocking(false);
		this.polled = this.poller.add(this.socket);
	}

	@AfterEach
	void close() throws IOException {
		this.peer.close();
		this.socket.close();
		this.polled.closed();
	}

	@Test
	void tellsOfWhatComesAndOfTheEnd() throws Exception {
		this.polled.tell(() -> read(false));
		this.polled.resume();
		send("one");
		assertThat(nextTold()).isEqualTo("one");
		send("two");
		assertThat(nextTold()).isEqualTo("two");
		this.peer.close();
		assertThat(nextTold()).isEqualTo("end");
		assertThat(nextTold()).isEqualTo(PAUSED);
	}

	@Test
	void tellsNothingUntilItResumes() throws Exception {
		this.polled.tell(() -> read(true));
		send("one");
		assertThat(this.told.poll(100, TimeUnit.MILLISECONDS)).isNull();
		this.polled.resume();
		assertThat(nextTold()).isEqualTo("one");
		assertThat(nextTold()).isEqualTo(PAUSED);
		send("two");
		assertThat(this.told.poll(100, TimeUnit.MILLISECONDS)).isNull();
		this.polled.resume();
		assertThat(nextTold()).isEqualTo("two");
	}

	@Test
	void tellsThatTheSocketWasClosedOnce() throws Exception {
		this.polled.tell(() -> read(true));
		this.polled.resume();
		this.socket.close();
		this.polled.closed();
		this.polled.closed();
		assertThat(nextTold()).isEqualTo("closed");
		assertThat(nextTold()).isEqualTo(PAUSED);
		assertThat(this.told.poll(100, TimeUnit.MILLISECONDS)).isNull();
	}

	@Test
	void tellsWhoResumesAfterTheSocketWasClosed() throws Exception {
		this.polled.tell(() -> read(true));
		this.socket.close();
		this.polled.resume();
		assertThat(nextTold()).isEqualTo("closed");
	}

	@Test
	void anInterruptOfItsThreadMeansNothing() throws Exception {
		this.polled.tell(() -> read(false));
		this.polled.resume();
		Thread thread = this.threads.element();
		thread.interrupt();
		await().until(() -> !thread.isInterrupted());
		send("one");
		assertThat(nextTold()).isEqualTo("one");
	}

	@Test
	void itsThreadEndsWithTheLastSocketAndComesBackWithTheNext() throws Exception {
		this.socket.close();
		this.polled.closed();
		Thread first = this.threads.take();
		await().until(() -> !first.isAlive());
		connect();
		tellsOfWhatComesAndOfTheEnd();
		assertThat(this.threads).hasSize(1);
	}

	private @Nullable Runnable read(boolean pause) {
		try {
			int bytes = this.socket.read(this.buffer.clear());
			this.told.add((bytes < 0) ? "end" : new String(this.buffer.array(), 0, bytes));
			return (pause || bytes < 0) ? () -> this.told.add(PAUSED) : null;
		}
		catch (IOException ex) {
			this.told.add("closed");
			return () -> this.told.add(PAUSED);
		}
	}

	private void send(String text) throws IOException {
		this.peer.write(ByteBuffer.wrap(text.getBytes()));
	}

	private @Nullable String nextTold() throws InterruptedException {
		return this.told.poll(5, TimeUnit.SECONDS);
	}

}
