package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Waits for a stage, and sends its result on another thread than the one that completes
 * it. Of a session that has ended it keeps nothing, as the stage may keep this for ever.
 */
final class StageCompletion implements LateReply, BiConsumer<@Nullable Object, @Nullable Throwable> {

	private final @Nullable Type type;

	private final AtomicReference<@Nullable Outlet> outlet;

	private final CompletableFuture<Void> sent = new CompletableFuture<>();

	StageCompletion(@Nullable Type type, Outlet outlet) {
		this.type = type;
		this.outlet = new AtomicReference<>(outlet);
	}

	@Override
	public void accept(@Nullable Object result, @Nullable Throwable error) {
		Outlet outlet = this.outlet.getAndSet(null);
		if (outlet != null) {
			outlet.late().execute(() -> finish(result, error, outlet));
		}
	}

	private void finish(@Nullable Object result, @Nullable Throwable error, Outlet outlet) {
		if (this.sent.isDone()) {
			return;
		}
		if (error != null) {
			boolean wrapped = error instanceof CompletionException && error.getCause() != null;
			this.sent.completeExceptionally(wrapped ? error.getCause() : error);
			return;
		}
		try {
			Object content = Reply.content(result);
			if (content != null) {
				outlet.sink().send(content, this.type);
			}
			else {
				outlet.sink().nothing();
			}
			this.sent.complete(null);
		}
		catch (Throwable ex) {
			outlet.late().sendFailed(ex, this.sent);
		}
	}

	@Override
	public CompletableFuture<Void> sent() {
		return this.sent;
	}

	@Override
	public void letGo() {
		this.outlet.set(null);
		this.sent.complete(null);
	}

}
