package dev.websockets.handler;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import dev.websockets.OutgoingSettings;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How many replies may come later, how fast, in which order, and until when.
 */
class LateReplyLimitTests {

	@Test
	@DisplayName("B97 a publisher is asked only for what the outgoing queue takes, and its thread never waits")
	void backpressure() throws Exception {
		int capacity = 4;
		try (HandlerContext context = new HandlerContext("quotes").with(Endless.class).start();
				HandledSession handled = new HandledSession(context, "quotes",
						(settings) -> settings.withOutgoing((queue) -> queue.withCapacity(capacity)
							.withOverflow(OutgoingSettings.Overflow.BLOCK)
							.withSendTimeout(Duration.ofSeconds(30))))) {
			Endless bean = context.bean(Endless.class);
			handled.dispatch();
			handled.peer().sendText("go");
			int stalled = awaitStalled(bean.given);
			for (int i = 0; i < stalled; i++) {
				assertThat(handled.peer().readText()).startsWith(i + " ");
			}
			await().untilAsserted(() -> assertThat(bean.given).hasValueGreaterThan(stalled));
			assertThat(bean.threads).allMatch((thread) -> !thread.contains("handler-test"));
		}
	}

	/** The number that does not change for a while. */
	private static int awaitStalled(AtomicInteger number) {
		AtomicInteger last = new AtomicInteger();
		await().pollInterval(Duration.ofMillis(300))
			.until(() -> number.get() > 0 && last.getAndSet(number.get()) == number.get());
		return last.get();
	}

	@Test
	@DisplayName("B97 when the session ends, publishers are cancelled and stages are let go within seconds")
	void letGoAtTheEnd() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(NeverEnding.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			NeverEnding bean = context.bean(NeverEnding.class);
			handled.peer().sendText("flux");
			assertThat(handled.peer().readText()).isEqualTo("tick");
			handled.peer().sendText("silent");
			handled.peer().sendBinary((byte) 1);
			await().until(() -> bean.stage.getNumberOfDependents() == 1 && bean.subscribed.get());
			handled.peer().close(1001, "");
			await().atMost(Duration.ofSeconds(5)).until(() -> bean.fluxCancelled.get() && bean.silentCancelled.get());
			bean.awaitCalls("closed");
			bean.stage.completeExceptionally(new IllegalStateException("too late"));
			assertThat(bean.calls()).containsExactly("closed");
		}
	}

	@Test
	@DisplayName("B97 replies to come are bounded: beyond 256 no further message is asked for until one completes")
	void bounded() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Unfinished.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			Unfinished bean = context.bean(Unfinished.class);
			int sent = LateReplies.MOST + 50;
			for (int i = 0; i < sent; i++) {
				handled.peer().sendText(String.valueOf(i));
			}
			await().untilAsserted(() -> assertThat(bean.stages).hasSize(LateReplies.MOST));
			await().during(Duration.ofMillis(300)).until(() -> bean.stages.size() == LateReplies.MOST);
			bean.stages.remove().complete("one");
			assertThat(handled.peer().readText()).isEqualTo("one");
			await().untilAsserted(() -> assertThat(bean.stages).hasSize(LateReplies.MOST));
			for (int i = 1; i < sent; i++) {
				CompletableFuture<String> stage = bean.stages.poll(5, TimeUnit.SECONDS);
				assertThat(stage).isNotNull();
				stage.complete(String.valueOf(i));
				assertThat(handled.peer().readText()).isEqualTo(String.valueOf(i));
			}
		}
	}

	@Test
	@DisplayName("B97 what an OPEN handler still sends counts to the bound of its session")
	void boundedWithOpening() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Unfinished.class, Ticking.class).start();
				HandledSession handled = new HandledSession(context, "quotes")) {
			handled.opened();
			handled.dispatch();
			Unfinished bean = context.bean(Unfinished.class);
			int most = LateReplies.MOST - 1;
			for (int i = 0; i < most + 50; i++) {
				handled.peer().sendText(String.valueOf(i));
			}
			await().untilAsserted(() -> assertThat(bean.stages).hasSizeGreaterThanOrEqualTo(most));
			await().during(Duration.ofMillis(300)).until(() -> bean.stages.size() == most);
		}
	}

	@Test
	@DisplayName("B97 replies that come later are sent in the order in which they come")
	void inOrder() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Immediate.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			for (int i = 0; i < 500; i++) {
				handled.peer().sendText(String.valueOf(i));
			}
			for (int i = 0; i < 500; i++) {
				assertThat(handled.peer().readText()).isEqualTo(String.valueOf(i));
			}
		}
	}

	/** Gives large texts on the thread that asks. */
	static class Endless {

		private static final String LARGE = "x".repeat(256 * 1024);

		private final AtomicInteger given = new AtomicInteger();

		private final Queue<String> threads = new ConcurrentLinkedQueue<>();

		@WebSocketHandler
		Flux<String> go(String text) {
			return Flux.<String>generate((sink) -> {
				this.threads.add(Thread.currentThread().getName());
				sink.next(this.given.getAndIncrement() + " " + LARGE);
			}).subscribeOn(Schedulers.parallel());
		}

	}

	static class NeverEnding extends Calls {

		private final AtomicBoolean fluxCancelled = new AtomicBoolean();

		private final AtomicBoolean silentCancelled = new AtomicBoolean();

		private final AtomicBoolean subscribed = new AtomicBoolean();

		private final CompletableFuture<String> stage = new CompletableFuture<>();

		@WebSocketHandler
		Publisher<String> publisher(String text) {
			if (text.equals("flux")) {
				return Flux.just("tick").concatWith(Flux.never()).doOnCancel(() -> this.fluxCancelled.set(true));
			}
			return Flux.<String>never()
				.doOnSubscribe((subscription) -> this.subscribed.set(true))
				.doOnCancel(() -> this.silentCancelled.set(true));
		}

		@WebSocketHandler
		CompletionStage<String> stage(byte[] bytes) {
			return this.stage;
		}

		@WebSocketHandler(on = On.CLOSE)
		void close() {
			note("closed");
		}

		@WebSocketHandler(on = On.ERROR)
		void error(Throwable error) {
			note("error " + error);
		}

	}

	static class Unfinished {

		private final BlockingQueue<CompletableFuture<String>> stages = new LinkedBlockingQueue<>();

		@WebSocketHandler
		CompletionStage<String> handle(String text) {
			CompletableFuture<String> stage = new CompletableFuture<>();
			this.stages.add(stage);
			return stage;
		}

	}

	static class Ticking {

		@WebSocketHandler(on = On.OPEN)
		Flux<String> ticks() {
			return Flux.never();
		}

	}

	static class Immediate {

		@WebSocketHandler
		CompletionStage<String> handle(String text) {
			return CompletableFuture.completedFuture(text);
		}

	}

}
