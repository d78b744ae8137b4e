package dev.websockets.handler;

import java.util.concurrent.CompletableFuture;

/**
 * A reply that is not finished when the call of its method is over.
 */
sealed interface LateReply permits StageCompletion, ReplySubscriber {

	/**
	 * The end of the reply.
	 * @return completes when all of it has been sent or it was let go, exceptionally if
	 * it failed
	 */
	CompletableFuture<Void> sent();

	/**
	 * The session has ended: send nothing any more, and keep nothing of it.
	 */
	void letGo();

}
