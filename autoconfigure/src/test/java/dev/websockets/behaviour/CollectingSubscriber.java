package dev.websockets.behaviour;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

import dev.websockets.Message;

/**
 * Asks for one message after the other and keeps them.
 */
final class CollectingSubscriber implements Flow.Subscriber<Message> {

	private final List<Message> messages = new CopyOnWriteArrayList<>();

	private final CompletableFuture<List<Message>> all = new CompletableFuture<>();

	private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription.complete(subscription);
		subscription.request(1);
	}

	@Override
	public void onNext(Message message) {
		this.messages.add(message);
		this.subscription.join().request(1);
	}

	@Override
	public void onError(Throwable error) {
		this.all.completeExceptionally(error);
	}

	@Override
	public void onComplete() {
		this.all.complete(this.messages);
	}

	CompletableFuture<List<Message>> all() {
		return this.all;
	}

}
