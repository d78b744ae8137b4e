package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * One message, when the stage completes.
 *
 * @param type the declared generic type of the result, see {@link ValueReply}
 * @param expected whether there may be a result
 */
record StageReply(@Nullable Type type, boolean expected) implements Reply {

	@Override
	public boolean awaited() {
		return true;
	}

	@Override
	public CompletableFuture<Void> send(Object content, Outlet outlet) {
		StageCompletion completion = new StageCompletion(this.type, outlet);
		if (outlet.late().begin(completion)) {
			try {
				((CompletionStage<?>) content).whenComplete(completion);
			}
			catch (Throwable ex) {
				completion.letGo();
				throw ex;
			}
		}
		return completion.sent();
	}

}
