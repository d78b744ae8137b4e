package dev.websockets.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A future that many hold. None of them can complete it for the others; what would do so
 * leaves it as it is, or works on a copy.
 *
 * @param <T> what comes
 */
final class SharedFuture<T> extends CompletableFuture<T> {

	/**
	 * It is there.
	 */
	void reached(T value) {
		super.complete(value);
	}

	@Override
	public boolean complete(@Nullable T value) {
		return false;
	}

	@Override
	public boolean completeExceptionally(Throwable ex) {
		return false;
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		return false;
	}

	@Override
	public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
		return copy().orTimeout(timeout, unit);
	}

	@Override
	public CompletableFuture<T> completeOnTimeout(@Nullable T value, long timeout, TimeUnit unit) {
		return copy().completeOnTimeout(value, timeout, unit);
	}

	@Override
	public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
		return copy().completeAsync(supplier, executor);
	}

	@Override
	public void obtrudeValue(@Nullable T value) {
		throw new UnsupportedOperationException("others hold this future; take a copy()");
	}

	@Override
	public void obtrudeException(Throwable ex) {
		throw new UnsupportedOperationException("others hold this future; take a copy()");
	}

}
