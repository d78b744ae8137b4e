package dev.websockets.session;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.websockets.Envelope;
import dev.websockets.WebSocketException;

/**
 * A request that waits for its reply.
 *
 * @param id ties the reply to it
 * @param answer gives the answer, or throws why there is none, to the thread that asks
 */
record PendingRequest(String id, CompletableFuture<Supplier<Envelope>> answer) {

	PendingRequest(String id) {
		this(id, new CompletableFuture<>());
	}

	void answered(Envelope envelope) {
		this.answer.complete(() -> envelope);
	}

	void failed(Supplier<WebSocketException> failure) {
		this.answer.complete(() -> {
			throw failure.get();
		});
	}

}
