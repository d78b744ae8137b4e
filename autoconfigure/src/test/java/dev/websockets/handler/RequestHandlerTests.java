package dev.websockets.handler;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.annotation.Order;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketReplyException;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.converter.EnvelopePointers;
import dev.websockets.converter.JsonRpcProtocol;
import dev.websockets.converter.PointerProtocol;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Requests of the peer, and how handlers answer them.
 */
@ExtendWith(OutputCaptureExtension.class)
class RequestHandlerTests {

	private static final JsonRpcProtocol JSON_RPC = new JsonRpcProtocol(JsonMapper.shared());

	private static HandlerContext context(Class<?>... beans) {
		return new HandlerContext("quotes").protocol(JSON_RPC).with(beans);
	}

	private static void ask(HandledSession handled, int id, String members) {
		handled.peer().sendText("{\"jsonrpc\":\"2.0\",\"id\":" + id + "," + members + "}");
	}

	private static void assertReply(HandledSession handled, int id, String result) {
		assertThat(handled.peer().readText())
			.isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}");
	}

	private static void assertError(HandledSession handled, int id, int code, String message) {
		assertThat(handled.peer().readText()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":"
				+ code + ",\"message\":\"" + message + "\"}}");
	}

	@Test
	@DisplayName("B90 what a handler returns is the reply to the request, of every kind")
	void everyKind() throws Exception {
		try (HandlerContext context = context(Kinds.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			ask(handled, 1, "\"method\":\"object\",\"params\":{\"a\":1}");
			assertReply(handled, 1, "{\"asked\":{\"a\":1}}");
			ask(handled, 2, "\"method\":\"text\"");
			assertReply(handled, 2, "\"{}\"");
			ask(handled, 3, "\"method\":\"list\"");
			assertReply(handled, 3, "[1,2]");
			ask(handled, 4, "\"method\":\"stage\"");
			assertReply(handled, 4, "7");
			ask(handled, 7, "\"method\":\"frame\"");
			assertThat(handled.peer().readFrame().opcode()).isEqualTo(WireFrame.PING);
			ask(handled, 8, "\"method\":\"whole\"");
			assertReply(handled, 8, "{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"whole\"}");
		}
	}

	@Test
	@DisplayName("B90 of several elements each is a reply, where the protocol allows that")
	void manyReplies() throws Exception {
		PointerProtocol pointers = new PointerProtocol(JsonMapper.shared(),
				EnvelopePointers.defaults().withPayload("/payload"));
		try (HandlerContext context = new HandlerContext("quotes").protocol(pointers).with(Many.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"id\":5,\"type\":\"stream\"}");
			assertThat(handled.peer().readText()).isEqualTo("{\"id\":5,\"payload\":1}");
			assertThat(handled.peer().readText()).isEqualTo("{\"id\":5,\"payload\":2}");
			handled.peer().sendText("{\"id\":6,\"type\":\"publisher\"}");
			assertThat(handled.peer().readText()).isEqualTo("{\"id\":6,\"payload\":1}");
			assertThat(handled.peer().readText()).isEqualTo("{\"id\":6,\"payload\":2}");
			handled.peer().sendText("{\"id\":7,\"type\":\"publishes\"}");
			assertThat(handled.peer().readText()).isEqualTo("{\"id\":7,\"payload\":1}");
			assertThat(handled.peer().readText()).startsWith("{\"id\":7,\"error\":");
		}
	}

	@Test
	@DisplayName("a handler with several replies is refused where the protocol allows one to a request; not on OPEN")
	void oneReply() {
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class)
			.isThrownBy(() -> context(Many.class).start())
			.withMessageContaining("allows one reply to a request")
			.withMessageContaining("RequestHandlerTests$Many");
		assertThatNoException().isThrownBy(() -> context(SingleAndOpening.class).start().close());
	}

	@Test
	@DisplayName("B97 empty returns have no value as their reply: JSON-RPC wants a response in any case; what an event's handler returns is a message of its own")
	void noReplies() throws Exception {
		try (HandlerContext context = context(Silent.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			ask(handled, 1, "\"method\":\"nothing\"");
			ask(handled, 2, "\"method\":\"null\"");
			ask(handled, 3, "\"method\":\"empty\"");
			for (int id = 1; id <= 3; id++) {
				assertThat(handled.peer().readText())
					.isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":null}");
			}
			handled.peer().sendText("{\"jsonrpc\":\"2.0\",\"method\":\"event\",\"params\":5}");
			assertThat(handled.peer().readText()).isEqualTo("{\"got\":5}");
		}
	}

	@Test
	@DisplayName("B93 a handler that fails answers with an error, and goes to ERROR handlers as always")
	void failures(CapturedOutput output) throws Exception {
		try (HandlerContext context = context(Failing.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			ask(handled, 1, "\"method\":\"throws\"");
			assertError(handled, 1, -32603, "Internal error");
			assertThat(context.bean(Failing.class).errors.poll(5, TimeUnit.SECONDS)).isEqualTo("secret");
			ask(handled, 2, "\"method\":\"says\"");
			assertThat(handled.peer().readText()).isEqualTo(
					"{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":7,\"message\":\"no\",\"data\":{\"why\":1}}}");
			ask(handled, 3, "\"method\":\"later\"");
			assertError(handled, 3, -32603, "Internal error");
			assertThat(context.bean(Failing.class).errors.poll(5, TimeUnit.SECONDS)).isEqualTo("later secret");
			ask(handled, 5, "\"method\":\"unwritable\"");
			assertError(handled, 5, -32603, "Internal error");
			ask(handled, 6, "\"method\":\"plain\"");
			assertError(handled, 6, -32603, "Internal error");
			handled.peer().sendText("{\"jsonrpc\":\"2.0\",\"method\":\"throws\"}");
			handled.session().send("alive");
			assertThat(handled.peer().readText()).isEqualTo("alive");
			assertThat(output).doesNotContain("answered with an error");
		}
	}

	@Test
	@DisplayName("B73 parameters that cannot be read are answered with an error")
	void unreadable() throws Exception {
		try (HandlerContext context = context(Kinds.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			ask(handled, 1, "\"method\":\"object\",\"params\":[]");
			assertError(handled, 1, -32602, "Invalid params");
			ask(handled, 2, "\"method\":\"object\",\"params\":null");
			assertError(handled, 2, -32602, "Invalid params");
		}
	}

	@Test
	@DisplayName("B93 on-error=close: the error answers the request, then the session is closed; but not if it was meant")
	void closing() throws Exception {
		try (HandlerContext context = context(Closing.class).closingOnError().start();
				HandledSession handled = HandledSession.dispatched(context)) {
			ask(handled, 1, "\"method\":\"says\"");
			assertError(handled, 1, -32000, "no");
			ask(handled, 2, "\"method\":\"throws\"");
			assertError(handled, 2, -32603, "Internal error");
			assertThat(handled.peer().readFrame().closeCode()).isEqualTo(1011);
		}
	}

	@Test
	@DisplayName("B91 a request that no handler takes is answered, and goes by the policy; a reply that nobody waits for does so")
	void unknown() throws Exception {
		try (HandlerContext context = context(Typed.class).unknownType(UnknownTypePolicy.HANDLER).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			ask(handled, 1, "\"method\":\"other\"");
			assertError(handled, 1, -32601, "Method not found");
			LinkedBlockingQueue<String> errors = context.bean(Typed.class).errors;
			assertThat(errors.poll(5, TimeUnit.SECONDS)).endsWith("is of the unknown type 'other'");
			ask(handled, 2, "\"method\":5");
			assertError(handled, 2, -32600, "Invalid Request");
			assertThat(errors.poll(5, TimeUnit.SECONDS)).endsWith("has no type");
			ask(handled, 3, "\"result\":1");
			assertThat(errors.poll(5, TimeUnit.SECONDS)).endsWith("answers a request for which nobody waits");
			ask(handled, 4, "\"error\":{}");
			assertThat(errors.poll(5, TimeUnit.SECONDS)).endsWith("answers a request for which nobody waits");
			handled.peer().sendText("{\"jsonrpc\":\"2.0\",\"method\":\"other\"}");
			assertThat(errors.poll(5, TimeUnit.SECONDS)).endsWith("is of the unknown type 'other'");
			ask(handled, 5, "\"method\":\"typed\"");
			assertReply(handled, 5, "true");
		}
	}

	@Test
	@DisplayName("B91 replies that nobody waits for are not for methods without a type either; what is no message of the protocol is")
	void untyped() throws Exception {
		try (HandlerContext context = context(Untyped.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			ask(handled, 1, "\"result\":1");
			ask(handled, 2, "\"method\":\"m\",\"params\":2");
			handled.peer().sendText("plain");
			LinkedBlockingQueue<String> texts = context.bean(Untyped.class).texts;
			assertThat(texts.poll(5, TimeUnit.SECONDS)).isEqualTo("2");
			assertThat(texts.poll(5, TimeUnit.SECONDS)).isEqualTo("plain");
		}
	}

	@Test
	@DisplayName("B95 of several handlers of a request the one that returns a value answers it, whatever becomes of the others")
	void several() throws Exception {
		try (HandlerContext context = context(Several.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			ask(handled, 1, "\"method\":\"ask\"");
			assertReply(handled, 1, "\"answer\"");
			ask(handled, 2, "\"method\":\"watch\"");
			assertError(handled, 2, -32603, "Internal error");
			ask(handled, 3, "\"method\":\"ask\"");
			assertReply(handled, 3, "\"answer\"");
		}
	}

	@Test
	@DisplayName("B90 both directions at once: a handler requests while it answers a request with the same id")
	void bothDirections() throws Exception {
		try (HandlerContext context = context(Relay.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			for (int id = 1; id <= 3; id++) {
				ask(handled, id, "\"method\":\"relay\"");
				assertThat(handled.peer().readText())
					.isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"back\"}");
				ask(handled, id, "\"result\":" + (10 * id));
				assertReply(handled, id, String.valueOf(10 * id + 1));
			}
		}
	}

	private static Flow.Publisher<Integer> publishing(@Nullable Exception failure) {
		return (subscriber) -> subscriber.onSubscribe(new Flow.Subscription() {

			private boolean given;

			@Override
			public void request(long n) {
				if (!this.given) {
					this.given = true;
					subscriber.onNext(1);
					end();
				}
			}

			private void end() {
				if (failure != null) {
					subscriber.onError(failure);
				}
				else {
					subscriber.onNext(2);
					subscriber.onComplete();
				}
			}

			@Override
			public void cancel() {
				this.given = true;
			}

		});
	}

	static class Kinds {

		@WebSocketHandler(type = "object")
		Asked object(Map<String, Integer> params) {
			return new Asked(params);
		}

		@WebSocketHandler(type = "text")
		String text(String params) {
			return '"' + params + '"';
		}

		@WebSocketHandler(type = "list")
		List<Integer> list() {
			return List.of(1, 2);
		}

		@WebSocketHandler(type = "stage")
		CompletableFuture<Integer> stage() {
			return CompletableFuture.supplyAsync(() -> 7, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
		}

		@WebSocketHandler(type = "frame")
		dev.websockets.Frame frame() {
			return new dev.websockets.Frame.Ping(new byte[0]);
		}

		@WebSocketHandler(type = "whole")
		Message whole(Message message) {
			return message;
		}

	}

	static class Many {

		@WebSocketHandler(type = "stream")
		Stream<Integer> stream() {
			return Stream.of(1, 2);
		}

		@WebSocketHandler(type = "publisher")
		Flow.Publisher<Integer> publisher() {
			return publishing(null);
		}

		@WebSocketHandler(type = "publishes")
		Flow.Publisher<Integer> publishes() {
			return publishing(new IllegalArgumentException("published secret"));
		}

	}

	static class SingleAndOpening {

		@WebSocketHandler(type = "single")
		Mono<Integer> single() {
			return Mono.just(1);
		}

		@WebSocketHandler(on = On.OPEN)
		Stream<Integer> stream() {
			return Stream.of(1, 2);
		}

	}

	record Asked(Map<String, Integer> asked) {
	}

	record Got(int got) {
	}

	record Unwritable(String text) {

		@Override
		public String text() {
			throw new IllegalStateException("unwritable");
		}

	}

	static class Silent {

		@WebSocketHandler(type = "nothing")
		void nothing() {
		}

		@WebSocketHandler(type = "null")
		@Nullable String nothingAtAll() {
			return null;
		}

		@WebSocketHandler(type = "empty")
		Optional<String> empty() {
			return Optional.empty();
		}

		@WebSocketHandler(type = "event")
		Got event(int params) {
			return new Got(params);
		}

	}

	static class Failing {

		private final LinkedBlockingQueue<String> errors = new LinkedBlockingQueue<>();

		@WebSocketHandler(type = "throws")
		int fails() {
			throw new IllegalArgumentException("secret");
		}

		@WebSocketHandler(type = "says")
		int says() {
			throw new WebSocketReplyException(7, "no", Map.of("why", 1));
		}

		@WebSocketHandler(type = "later")
		CompletableFuture<Integer> later() {
			return CompletableFuture.supplyAsync(() -> {
				throw new IllegalArgumentException("later secret");
			});
		}

		@WebSocketHandler(type = "unwritable")
		Object unwritable() {
			return new Unwritable("x");
		}

		@WebSocketHandler(type = "plain")
		String plain() {
			return "no JSON";
		}

		@WebSocketHandler(on = On.ERROR)
		void error(IllegalArgumentException error) {
			this.errors.add(String.valueOf(error.getMessage()));
		}

	}

	static class Closing {

		@WebSocketHandler(type = "says")
		void says() {
			throw new WebSocketReplyException("no");
		}

		@WebSocketHandler(type = "throws")
		void fails() {
			throw new IllegalStateException("secret");
		}

	}

	static class Typed {

		private final LinkedBlockingQueue<String> errors = new LinkedBlockingQueue<>();

		@WebSocketHandler(type = "typed")
		boolean typed() {
			return true;
		}

		@WebSocketHandler(on = On.ERROR)
		void error(Exception error) {
			this.errors.add(String.valueOf(error.getMessage()));
		}

	}

	static class Untyped {

		private final LinkedBlockingQueue<String> texts = new LinkedBlockingQueue<>();

		@WebSocketHandler
		void text(String text) {
			this.texts.add(text);
		}

	}

	static class Several {

		@Order(1)
		@WebSocketHandler(type = { "ask", "watch" })
		void watches() {
			throw new IllegalStateException("watching fails");
		}

		@Order(2)
		@WebSocketHandler(type = "ask")
		String answers() {
			return "\"answer\"";
		}

		@Order(3)
		@WebSocketHandler(type = { "ask", "watch" })
		void watchesToo() {
			throw new IllegalStateException("watching fails");
		}

	}

	static class Relay {

		@WebSocketHandler(type = "relay")
		int relay(WebSocketSession session) {
			return session.request("{\"method\":\"back\"}", Integer.class, Duration.ofSeconds(5)) + 1;
		}

	}

}
