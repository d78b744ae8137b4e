package dev.websockets.transport.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waiting for what the JDK does in the background.
 */
final class FutureWait {

	private FutureWait() {
	}

	/**
	 * Wait as long as it takes. An interrupt is kept for later.
	 */
	static <T> T forResult(Future<T> future) throws IOException {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return future.get();
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		catch (ExecutionException ex) {
			throw failure(ex);
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * Wait until the deadline, or until the thread is interrupted.
	 */
	static <T> T forResult(Future<T> future, Deadline deadline) throws IOException {
		try {
			return deadline.enforced() ? future.get() : future.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw new SocketTimeoutException("timed out");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("interrupted");
		}
		catch (ExecutionException ex) {
			throw failure(ex);
		}
	}

	private static IOException failure(ExecutionException ex) {
		return (ex.getCause() instanceof IOException failure) ? failure : new IOException(ex.getCause());
	}

}
