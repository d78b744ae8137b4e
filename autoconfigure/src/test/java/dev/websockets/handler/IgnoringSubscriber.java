package dev.websockets.handler;

import java.util.concurrent.Flow;

import dev.websockets.Message;

/**
 * Takes all messages and does nothing with them.
 */
final class IgnoringSubscriber implements Flow.Subscriber<Message> {

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(Message message) {
	}

	@Override
	public void onError(Throwable error) {
	}

	@Override
	public void onComplete() {
	}

}
