package dev.websockets.handler;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.WebSocketReplyException;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.converter.JsonRpcProtocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Replies of applications that do what they should not.
 */
class HostileRepliesTests {

	@Test
	@DisplayName("B97 a publisher whose cancel() throws does not keep the others from being cancelled at the end")
	void cancelThrows() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Throwing.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			Throwing bean = context.bean(Throwing.class);
			for (int i = 0; i < 10; i++) {
				handled.peer().sendText("go");
			}
			await().untilAtomic(bean.subscribed, org.hamcrest.Matchers.is(10));
			handled.session().abort();
			await().atMost(Duration.ofSeconds(5)).untilAtomic(bean.cancelled, org.hamcrest.Matchers.is(10));
		}
	}

	@Test
	@DisplayName("B97 a publisher whose element cannot be sent and whose cancel() throws is over")
	void cancelThrowsWhileSending() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Unsendable.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			for (int i = 0; i < LateReplies.MOST; i++) {
				handled.peer().sendText("bad");
			}
			handled.peer().sendText("good");
			assertThat(handled.peer().readText()).isEqualTo("good");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "data", "text" })
	@DisplayName("a request whose error cannot be written is answered even so")
	void unwritableError(String method) throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").protocol(new JsonRpcProtocol(JsonMapper.shared()))
			.with(Unwritable.class)
			.start(); HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}");
			assertThat(handled.peer().pollFrame(Duration.ofSeconds(3))).isNotNull()
				.satisfies((frame) -> assertThat(frame.text()).contains("\"error\""));
		}
	}

	@Test
	@DisplayName("a handler that throws an Error answers the request")
	void errors() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").protocol(new JsonRpcProtocol(JsonMapper.shared()))
			.with(Unwritable.class)
			.start(); HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"overflow\"}");
			assertThat(handled.peer().pollFrame(Duration.ofSeconds(3))).isNotNull();
			handled.peer().sendText("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"endless\"}");
			assertThat(handled.peer().pollFrame(Duration.ofSeconds(3))).isNotNull();
		}
	}

	@Test
	@DisplayName("B93 an error whose data throw an Error when they are written holds up no further message, nor the end")
	void unwritableWithError() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").protocol(new JsonRpcProtocol(JsonMapper.shared()))
			.with(Unwritable.class)
			.start(); HandledSession handled = HandledSession.dispatched(context)) {
			Unwritable bean = context.bean(Unwritable.class);
			handled.peer().sendText("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"recursive\"}");
			handled.peer().sendText("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ok\"}");
			org.assertj.core.api.SoftAssertions.assertSoftly((softly) -> {
				softly.assertThat(handled.peer().pollFrame(Duration.ofSeconds(3))).isNotNull();
				handled.session().abort();
				softly.assertThatCode(() -> await().atMost(Duration.ofSeconds(3)).untilTrue(bean.closed))
					.doesNotThrowAnyException();
			});
		}
	}

	@Test
	@DisplayName("a reply that comes after the timeout of its request is no message of an unknown type")
	void lateReply() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").protocol(new JsonRpcProtocol(JsonMapper.shared()))
			.unknownType(UnknownTypePolicy.CLOSE)
			.with(Unwritable.class)
			.start(); HandledSession handled = HandledSession.dispatched(context)) {
			CompletableFuture<String> reply = CompletableFuture.supplyAsync(
					() -> handled.session().request(Map.of("method", "slow"), String.class, Duration.ofMillis(200)));
			handled.peer().readText();
			assertThat(reply).failsWithin(Duration.ofSeconds(5));
			handled.peer().sendText("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"late\"}");
			handled.peer().sendText("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ok\"}");
			assertThat(handled.peer().readFrame()).satisfies((frame) -> assertThat(frame.opcode()).isEqualTo(1));
		}
	}

	@Test
	@DisplayName("a cancelled stage answers the request")
	void cancelledStage() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").protocol(new JsonRpcProtocol(JsonMapper.shared()))
			.with(Unwritable.class)
			.start(); HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"cancelled\"}");
			assertThat(handled.peer().pollFrame(Duration.ofSeconds(3))).isNotNull();
		}
	}

	static class Throwing {

		private final AtomicInteger subscribed = new AtomicInteger();

		private final AtomicInteger cancelled = new AtomicInteger();

		@WebSocketHandler
		Flow.Publisher<String> go(String text) {
			return (subscriber) -> {
				subscriber.onSubscribe(new Flow.Subscription() {
					@Override
					public void request(long n) {
					}

					@Override
					public void cancel() {
						Throwing.this.cancelled.incrementAndGet();
						throw new IllegalStateException("cancel");
					}
				});
				this.subscribed.incrementAndGet();
			};
		}

	}

	static class Unsendable {

		@WebSocketHandler
		Flow.Publisher<Object> go(String text) {
			return (subscriber) -> subscriber.onSubscribe(new Flow.Subscription() {

				private boolean given;

				@Override
				public void request(long n) {
					if (!this.given) {
						this.given = true;
						subscriber.onNext(text.equals("good") ? text : new Bad());
						if (text.equals("good")) {
							subscriber.onComplete();
						}
					}
				}

				@Override
				public void cancel() {
					throw new IllegalStateException("cancel");
				}
			});
		}

	}

	public static class Recursive {

		public int getValue() {
			throw new NoClassDefFoundError("mine");
		}

	}

	public static class Bad {

		public String getValue() {
			throw new IllegalStateException("bad");
		}

	}

	static class Unwritable {

		@WebSocketHandler(type = "data")
		int data() {
			throw new WebSocketReplyException(1, "no", Map.of("why", new Bad()));
		}

		@WebSocketHandler(type = "text")
		int text() {
			throw new WebSocketReplyException("lone \ud800");
		}

		private final AtomicBoolean closed = new AtomicBoolean();

		@WebSocketHandler(type = "recursive")
		int recursive() {
			throw new WebSocketReplyException(1, "no", new Recursive());
		}

		@WebSocketHandler(type = "ok")
		int ok() {
			return 1;
		}

		@WebSocketHandler(on = WebSocketHandler.On.CLOSE)
		void close() {
			this.closed.set(true);
		}

		@WebSocketHandler(type = "overflow")
		int overflow() {
			return overflow() + 1;
		}

		@WebSocketHandler(type = "endless")
		Endless endless() {
			return new Endless();
		}

		@WebSocketHandler(type = "cancelled")
		CompletableFuture<Integer> cancelled() {
			CompletableFuture<Integer> future = new CompletableFuture<>();
			future.cancel(true);
			return future;
		}

	}

	public static class Endless {

		public Endless getNext() {
			return this;
		}

	}

}
