package dev.websockets.handler;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
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

}
