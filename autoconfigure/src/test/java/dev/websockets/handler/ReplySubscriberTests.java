package dev.websockets.handler;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * What Reactive Streams asks of a subscriber.
 */
class ReplySubscriberTests {

	private final List<Object> sent = new CopyOnWriteArrayList<>();

	private HandlerContext context;

	private HandledSession handled;

	private ReplySubscriber subscriber;

	@BeforeEach
	void open() throws Exception {
		this.context = new HandlerContext("quotes").start();
		this.handled = new HandledSession(this.context, "quotes");
		LateReplies late = new LateReplies(this.handled.session(), Runnable::run);
		this.subscriber = new ReplySubscriber(null, new Outlet((value, type) -> {
			if (value.equals("fault")) {
				throw new IllegalStateException("fault");
			}
			this.sent.add(value);
		}, late));
		assertThat(late.begin(this.subscriber)).isTrue();
	}

	@AfterEach
	void close() {
		this.handled.close();
		this.context.close();
	}

	@Test
	@DisplayName("1.1, 3.9 it asks for a positive number, and for one more when one has been sent")
	void demand() {
		Source source = new Source();
		this.subscriber.onSubscribe(source);
		assertThat(source.requested).hasValue(ReplySubscriber.DEMAND);
		this.subscriber.onNext("a");
		this.subscriber.onNext("b");
		assertThat(this.sent).containsExactly("a", "b");
		assertThat(source.requested).hasValue(ReplySubscriber.DEMAND + 2);
		this.subscriber.onComplete();
		assertThat(this.subscriber.sent()).isCompleted();
		assertThat(source.cancelled).hasValue(0);
	}

	@Test
	@DisplayName("2.5 a second subscription is cancelled")
	void secondSubscription() {
		Source first = new Source();
		Source second = new Source();
		this.subscriber.onSubscribe(first);
		this.subscriber.onSubscribe(second);
		assertThat(second.cancelled).hasValue(1);
		assertThat(second.requested).hasValue(0);
		assertThat(first.cancelled).hasValue(0);
	}

	@Test
	@DisplayName("2.8, 1.7 what comes after the end, or after it cancelled, is ignored")
	void signalsAfterTheEnd() {
		Source source = new Source();
		this.subscriber.onSubscribe(source);
		this.subscriber.onComplete();
		this.subscriber.onNext("late");
		this.subscriber.onError(new IllegalStateException("late"));
		assertThat(this.sent).isEmpty();
		assertThat(this.subscriber.sent()).isCompleted();
		assertThat(source.requested).hasValue(ReplySubscriber.DEMAND);
	}

	@Test
	@DisplayName("it cancels when an element cannot be sent, and asks for nothing any more")
	void cancelsOnFailure() {
		Source source = new Source();
		this.subscriber.onSubscribe(source);
		this.subscriber.onNext("fault");
		this.subscriber.onNext("after");
		assertThat(source.cancelled).hasValue(1);
		assertThat(source.requested).hasValue(ReplySubscriber.DEMAND);
		assertThat(this.sent).isEmpty();
		assertThat(this.subscriber.sent()).isCompletedExceptionally();
	}

	@Test
	@DisplayName("2.13 null is refused with a NullPointerException")
	void refusesNull() {
		assertThatNullPointerException().isThrownBy(() -> this.subscriber.onSubscribe(null));
		this.subscriber.onSubscribe(new Source());
		assertThatNullPointerException().isThrownBy(() -> this.subscriber.onNext(null));
		assertThatNullPointerException().isThrownBy(() -> this.subscriber.onError(null));
	}

	@Test
	@DisplayName("a publisher that begins after the session ended is cancelled at once")
	void letGoBeforeTheSubscription() {
		this.subscriber.letGo();
		Source source = new Source();
		this.subscriber.onSubscribe(source);
		assertThat(source.cancelled).hasValue(1);
		assertThat(source.requested).hasValue(0);
		this.subscriber.onNext("late");
		assertThat(this.sent).isEmpty();
	}

	private static final class Source implements Flow.Subscription {

		private final AtomicLong requested = new AtomicLong();

		private final AtomicInteger cancelled = new AtomicInteger();

		@Override
		public void request(long n) {
			assertThat(n).isPositive();
			this.requested.addAndGet(n);
		}

		@Override
		public void cancel() {
			this.cancelled.incrementAndGet();
		}

	}

}
