package dev.websockets.handler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.core.annotation.Order;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.websockets.OutgoingSettings;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Replies that come later or as a stream.
 */
class LateReplyTests {

	@Test
	@DisplayName("B90 streams, stages and publishers reply, with the types of their elements")
	void everyKind() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").typeAt("").with(Kinds.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			String tick = "{\"kind\":\"tick\",\"price\":1}";
			assertReplies(handled, "stream", "a", "b", "c");
			assertReplies(handled, "ints", "1", "2");
			assertReplies(handled, "stage", "[" + tick + "]");
			assertReplies(handled, "stage of optional", tick);
			assertReplies(handled, "optional of stage", "later");
			assertReplies(handled, "flow", "1", "2", "3");
			assertReplies(handled, "mono", "[" + tick + "]");
			assertReplies(handled, "flux", "[" + tick + "]", "[" + tick + "]");
			assertReplies(handled, "publisher", "x", "y");
			assertThat(context.bean(Kinds.class).calls()).containsExactly("stream closed");
		}
	}

	private static void assertReplies(HandledSession handled, String question, String... answers) {
		handled.peer().sendText("\"" + question + "\"");
		for (String answer : answers) {
			assertThat(handled.peer().readText()).as(question).isEqualTo(answer);
		}
	}

	@Test
	@DisplayName("B97 empty stages, publishers and streams send nothing")
	void emptyOnes() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").typeAt("").with(Empty.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			for (String question : List.of("stage", "optional", "void", "mono", "flux", "stream")) {
				handled.peer().sendText("\"" + question + "\"");
			}
			handled.peer().sendText("\"last\"");
			assertThat(handled.peer().readText()).isEqualTo("last");
		}
	}

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
	@DisplayName("B96 an OPEN handler's stage and mono are awaited, a stream is consumed, a publisher runs on")
	void onOpen() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Opening.class).start();
				HandledSession handled = new HandledSession(context, "quotes")) {
			Opening bean = context.bean(Opening.class);
			CompletableFuture<Void> opening = CompletableFuture.runAsync(() -> {
				try {
					handled.opened();
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			});
			assertThat(handled.peer().readText()).isEqualTo("stream");
			assertThat(bean.calls()).doesNotContain("last");
			bean.token.complete("token");
			assertThat(handled.peer().readText()).isEqualTo("token");
			assertThat(handled.peer().readText()).isEqualTo("mono");
			assertThat(handled.peer().readText()).isEqualTo("tick");
			assertThat(opening).succeedsWithin(Duration.ofSeconds(5));
			bean.awaitCalls("last");
			handled.dispatch();
			handled.peer().close(1000, "");
			await().until(bean.cancelled::get);
		}
	}

	@Test
	@DisplayName("B96 an OPEN handler's stage that fails is a failed attempt")
	void failsOnOpen() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(FailingOpening.class).start();
				HandledSession handled = new HandledSession(context, "quotes")) {
			assertThatIllegalStateException().isThrownBy(handled::opened).withMessage("no token");
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

	@Test
	@DisplayName("B97 PONG and ERROR handlers may reply later")
	void onPongAndError() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(OnOthers.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().send(WireFrame.pong((byte) 1));
			assertThat(handled.peer().readText()).isEqualTo("pong");
			handled.peer().sendText("fail");
			assertThat(handled.peer().readText()).isEqualTo("sorry");
		}
	}

	@Test
	@DisplayName("B97 a reply that comes later has to be declared as such")
	void undeclared() throws Exception {
		try (LogLines log = new LogLines();
				HandlerContext context = new HandlerContext("quotes").with(Undeclared.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("go");
			await().untilAsserted(() -> assertThat(log.containing(handled.session().id())).singleElement()
				.satisfies((line) -> assertThat(line.getThrowableProxy().getMessage())
					.contains("have to be declared as such by the return type")));
		}
	}

	@Test
	void nothingMayReplyBesideAnother() {
		try (HandlerContext context = new HandlerContext("quotes").with(VoidsBeside.class).start()) {
			assertThat(context.client("quotes").handlesMessages()).isTrue();
		}
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	sealed interface Event permits Tick {

	}

	@JsonTypeName("tick")
	record Tick(int price) implements Event {
	}

	static class Kinds extends Calls {

		@WebSocketHandler(type = "stream")
		Stream<String> stream() {
			return Stream.of("a", "b", "c").onClose(() -> note("stream closed"));
		}

		@WebSocketHandler(type = "ints")
		IntStream ints() {
			return IntStream.of(1, 2);
		}

		@WebSocketHandler(type = "stage")
		CompletionStage<List<Event>> stage() {
			return CompletableFuture.supplyAsync(() -> List.of(new Tick(1)));
		}

		@WebSocketHandler(type = "stage of optional")
		CompletableFuture<Optional<Event>> stageOfOptional() {
			return CompletableFuture.completedFuture(Optional.of(new Tick(1)));
		}

		@WebSocketHandler(type = "optional of stage")
		Optional<CompletionStage<String>> optionalOfStage() {
			return Optional.of(CompletableFuture.completedFuture("later"));
		}

		@WebSocketHandler(type = "flow")
		Flow.Publisher<Integer> flow() {
			SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
			CompletableFuture.runAsync(() -> {
				await().until(publisher::hasSubscribers);
				IntStream.rangeClosed(1, 3).forEach(publisher::submit);
				publisher.close();
			});
			return publisher;
		}

		@WebSocketHandler(type = "mono")
		Mono<List<Event>> mono() {
			return Mono.<List<Event>>just(List.of(new Tick(1))).delayElement(Duration.ofMillis(1));
		}

		@WebSocketHandler(type = "flux")
		Flux<List<Event>> flux() {
			return Flux.just(List.of(new Tick(1)), List.of(new Tick(1)));
		}

		@WebSocketHandler(type = "publisher")
		Publisher<String> publisher() {
			return Flux.just("x", "y").publishOn(Schedulers.parallel());
		}

	}

	static class Empty {

		@WebSocketHandler(type = "stage")
		CompletionStage<@Nullable String> stage() {
			return CompletableFuture.supplyAsync(() -> null);
		}

		@WebSocketHandler(type = "optional")
		CompletionStage<Optional<String>> optional() {
			return CompletableFuture.completedFuture(Optional.empty());
		}

		@WebSocketHandler(type = "void")
		CompletionStage<Void> nothing() {
			return CompletableFuture.runAsync(() -> {
			});
		}

		@WebSocketHandler(type = "mono")
		Mono<String> mono() {
			return Mono.empty();
		}

		@WebSocketHandler(type = "flux")
		Flux<String> flux() {
			return Flux.empty();
		}

		@WebSocketHandler(type = "stream")
		Stream<@Nullable String> stream() {
			return Stream.of((String) null);
		}

		@WebSocketHandler(type = "last")
		String last() {
			return "last";
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

	static class Opening extends Calls {

		private final CompletableFuture<String> token = new CompletableFuture<>();

		private final AtomicBoolean cancelled = new AtomicBoolean();

		@Order(1)
		@WebSocketHandler(on = On.OPEN)
		Stream<String> stream() {
			return Stream.of("stream");
		}

		@Order(2)
		@WebSocketHandler(on = On.OPEN)
		CompletionStage<String> token() {
			return this.token;
		}

		@Order(3)
		@WebSocketHandler(on = On.OPEN)
		Mono<String> mono() {
			return Mono.just("mono").delayElement(Duration.ofMillis(50));
		}

		@Order(4)
		@WebSocketHandler(on = On.OPEN)
		Flux<String> flux() {
			return Flux.just("tick").concatWith(Flux.never()).doOnCancel(() -> this.cancelled.set(true));
		}

		@Order(5)
		@WebSocketHandler(on = On.OPEN)
		void last() {
			note("last");
		}

		@WebSocketHandler
		void message(String text) {
		}

	}

	static class FailingOpening {

		@WebSocketHandler(on = On.OPEN)
		CompletionStage<String> token() {
			return CompletableFuture.supplyAsync(() -> {
				throw new IllegalStateException("no token");
			});
		}

	}

	static class Immediate {

		@WebSocketHandler
		CompletionStage<String> handle(String text) {
			return CompletableFuture.completedFuture(text);
		}

	}

	static class OnOthers {

		@WebSocketHandler
		void fail(String text) {
			throw new IllegalStateException(text);
		}

		@WebSocketHandler(on = On.PONG)
		Mono<String> pong() {
			return Mono.just("pong");
		}

		@WebSocketHandler(on = On.ERROR)
		CompletionStage<String> sorry(IllegalStateException error) {
			return CompletableFuture.supplyAsync(() -> "sorry");
		}

	}

	static class Undeclared {

		@WebSocketHandler
		Object handle(String text) {
			return Mono.just(text);
		}

	}

	static class VoidsBeside {

		@WebSocketHandler
		Mono<Void> first(String text) {
			return Mono.empty();
		}

		@WebSocketHandler
		CompletionStage<Void> second(String text) {
			return CompletableFuture.completedFuture(null);
		}

		@WebSocketHandler
		String third(String text) {
			return text;
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
