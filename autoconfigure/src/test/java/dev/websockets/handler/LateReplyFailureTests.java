package dev.websockets.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Replies that come later or as a stream, and fail.
 */
class LateReplyFailureTests {

	@Test
	@DisplayName("B97 what a stage and a publisher fail with is an error of their method, and so is a publisher that errs")
	void failures() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").typeAt("").with(Failing.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			Failing bean = context.bean(Failing.class);
			handled.peer().sendText("\"stage\"");
			bean.awaitCalls("error stage");
			handled.peer().sendText("\"flux\"");
			assertThat(handled.peer().readText()).isEqualTo("first");
			bean.awaitCalls("error stage", "error flux");
			handled.peer().sendText("\"stream\"");
			assertThat(handled.peer().readText()).isEqualTo("first");
			bean.awaitCalls("error stage", "error flux", "error stream");
			assertThat(bean.closed).isTrue();
			handled.peer().sendText("\"subscribe\"");
			handled.peer().sendText("\"flood\"");
			await().untilAsserted(() -> assertThat(bean.calls()).endsWith("error subscribe",
					"error the publisher gave more elements than were asked for (Reactive Streams 1.1)"));
			handled.peer().sendText("\"unwritable\"");
			await().untilAsserted(() -> assertThat(bean.calls()).last().asString().startsWith("error cannot write"));
			assertThat(bean.cancelled).isTrue();
			assertThat(handled.session().isOpen()).isTrue();
		}
	}

	@Test
	@DisplayName("B97 on-error=close closes after a stage failed")
	void closesOnError() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").closingOnError()
			.typeAt("")
			.with(Failing.class)
			.start(); HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("\"stage\"");
			assertThat(handled.peer().readFrame().closeCode()).isEqualTo(1011);
		}
	}

	static class Failing extends Calls {

		private final AtomicBoolean closed = new AtomicBoolean();

		private final AtomicBoolean cancelled = new AtomicBoolean();

		@WebSocketHandler(type = "stage")
		CompletionStage<String> stage() {
			return CompletableFuture.supplyAsync(() -> {
				throw new IllegalStateException("stage");
			});
		}

		@WebSocketHandler(type = "flux")
		Flux<String> flux() {
			return Flux.concat(Flux.just("first"), Flux.error(new IllegalStateException("flux")));
		}

		@WebSocketHandler(type = "stream")
		Stream<String> stream() {
			return Stream.of("first", "second").peek((element) -> {
				if (element.equals("second")) {
					throw new IllegalStateException("stream");
				}
			}).onClose(() -> this.closed.set(true));
		}

		@WebSocketHandler(type = "subscribe")
		Flow.Publisher<String> subscribe() {
			return (subscriber) -> {
				throw new IllegalStateException("subscribe");
			};
		}

		@WebSocketHandler(type = "flood")
		Flow.Publisher<Optional<String>> flood() {
			return (subscriber) -> {
				subscriber.onSubscribe(new Counting(() -> {
				}));
				for (int i = 0; i < 1000; i++) {
					subscriber.onNext(Optional.empty());
				}
				subscriber.onError(new IllegalStateException("ignored after the end"));
			};
		}

		@WebSocketHandler(type = "unwritable")
		Flux<Object> unwritable() {
			List<Object> endless = new ArrayList<>();
			endless.add(endless);
			return Flux.<Object>just(endless).concatWith(Flux.never()).doOnCancel(() -> this.cancelled.set(true));
		}

		@WebSocketHandler(on = On.ERROR)
		void error(Throwable error) {
			note("error " + error.getMessage());
		}

	}

	record Counting(Runnable onCancel) implements Flow.Subscription {

		@Override
		public void request(long n) {
			assertThat(n).isPositive();
		}

		@Override
		public void cancel() {
			this.onCancel.run();
		}

	}

}
