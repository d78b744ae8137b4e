package dev.websockets.test;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * The socket of one connection: every read and write has a limit, one thread reads and
 * one writes at a time. A write that the client does not take in time is ended by a
 * watchdog, which closes the socket.
 */
final class PeerSocket {

	private static final Duration DRAIN_LIMIT = Duration.ofSeconds(1);

	private final ReentrantLock readLock = new ReentrantLock();

	private final ReentrantLock writeLock = new ReentrantLock();

	private final Socket socket;

	private final SocketInput input;

	private final String name;

	private final ScheduledExecutorService watchdog;

	PeerSocket(Socket socket, String name, ScheduledExecutorService watchdog) {
		this.socket = socket;
		this.input = new SocketInput(socket);
		this.name = name;
		this.watchdog = watchdog;
	}

	<T> T read(String what, Duration limit, Reading<T> reading) {
		T value = poll(what, limit, Deadline.in(limit), reading);
		if (value == null) {
			throw new AssertionError(
					"no " + what + " from the client within " + WireText.describe(limit) + " on " + this.name);
		}
		return value;
	}

	<T> @Nullable T poll(String what, Duration limit, Deadline deadline, Reading<T> reading) {
		acquire(this.readLock, limit, "read");
		try {
			return reading.read(this.input, deadline);
		}
		catch (SocketTimeoutException ex) {
			return null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.name + " ended, waited for " + what, ex);
		}
		finally {
			this.readLock.unlock();
		}
	}

	void write(byte[] bytes, Duration limit) {
		acquire(this.writeLock, limit, "write");
		AtomicBoolean late = new AtomicBoolean();
		Future<?> guard = this.watchdog.schedule(() -> {
			late.set(true);
			reset();
		}, limit.toMillis(), TimeUnit.MILLISECONDS);
		try {
			OutputStream out = this.socket.getOutputStream();
			out.write(bytes);
			out.flush();
		}
		catch (IOException ex) {
			if (late.get()) {
				throw new AssertionError("the client did not take " + bytes.length + " bytes within "
						+ WireText.describe(limit) + ", " + this.name + " was cut", ex);
			}
			throw new UncheckedIOException(this.name + " ended, could not send " + bytes.length + " bytes", ex);
		}
		finally {
			guard.cancel(false);
			this.writeLock.unlock();
		}
	}

	WebSocketPeer.End awaitEnd(Duration limit) {
		return read("end of the connection", limit, PeerSocket::readToEnd);
	}

	private static WebSocketPeer.End readToEnd(SocketInput in, Deadline deadline) throws IOException {
		try {
			while (true) {
				in.take(in.available());
				in.require(1, deadline);
			}
		}
		catch (EOFException | SSLException ex) {
			return WebSocketPeer.End.FIN;
		}
		catch (SocketException ex) {
			if (in.isClosed()) {
				throw ex;
			}
			return WebSocketPeer.End.RESET;
		}
	}

	void end() {
		try {
			this.socket.shutdownOutput();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.name + " has ended", ex);
		}
	}

	/**
	 * End in good order: FIN, then read until the client ends too, so that no reset
	 * overtakes what was sent.
	 */
	void finish() {
		try {
			end();
			awaitEnd(DRAIN_LIMIT);
		}
		catch (AssertionError | UncheckedIOException ex) {
			// the client keeps its side open, or is gone already
		}
		finally {
			cut();
		}
	}

	void reset() {
		try {
			this.socket.setSoLinger(true, 0);
		}
		catch (SocketException ex) {
			// closed already
		}
		close();
	}

	void cut() {
		if (this.socket instanceof SSLSocket) {
			reset(); // without it, close waits for a thread that writes
		}
		else {
			close();
		}
	}

	boolean isOpen() {
		return !this.socket.isClosed();
	}

	private void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			// nothing is left to release
		}
	}

	private void acquire(ReentrantLock lock, Duration limit, String verb) {
		try {
			if (!lock.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new AssertionError("another thread has not stopped to " + verb + " on " + this.name + " within "
						+ WireText.describe(limit));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted on " + this.name, ex);
		}
	}

	/**
	 * One operation on the input.
	 *
	 * @param <T> what it reads
	 */
	@FunctionalInterface
	interface Reading<T> {

		T read(SocketInput in, Deadline deadline) throws IOException;

	}

}
