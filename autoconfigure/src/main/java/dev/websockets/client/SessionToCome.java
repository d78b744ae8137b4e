package dev.websockets.client;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * What the application waits for while a session is opened. To cancel it, or to let it
 * fail, gives the attempt up before anything else happens.
 *
 * @param <S> the kind of session
 */
final class SessionToCome<S> extends CompletableFuture<S> {

	private final Runnable giveUp;

	SessionToCome(Runnable giveUp) {
		this.giveUp = giveUp;
	}

	/**
	 * The attempt has ended.
	 * @return false if nobody waits for it any more
	 */
	boolean end(@Nullable S session, @Nullable Throwable failure) {
		return (failure != null) ? super.completeExceptionally(failure) : super.complete(session);
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		this.giveUp.run();
		return super.cancel(mayInterruptIfRunning);
	}

	@Override
	public boolean completeExceptionally(Throwable ex) {
		this.giveUp.run();
		return super.completeExceptionally(ex);
	}

}
