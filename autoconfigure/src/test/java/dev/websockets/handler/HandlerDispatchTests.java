package dev.websockets.handler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.Order;

import dev.websockets.CloseReason;
import dev.websockets.Frame;
import dev.websockets.Handshake;
import dev.websockets.Message;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Handler methods on sessions over real sockets.
 */
class HandlerDispatchTests {

	@Test
	@DisplayName("B90 text, binary, pong, open and close reach their methods")
	void everyKindReachesItsMethod() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(EveryKind.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			EveryKind bean = context.bean(EveryKind.class);
			bean.awaitCalls("open /quotes quotes");
			handled.peer().sendText("hello");
			bean.awaitCalls("open /quotes quotes", "text hello");
			handled.peer().sendBinary((byte) 1, (byte) 2);
			bean.awaitCalls("open /quotes quotes", "text hello", "bytes 2");
			handled.peer().send(WireFrame.pong("p".getBytes(StandardCharsets.UTF_8)));
			bean.awaitCalls("open /quotes quotes", "text hello", "bytes 2", "pong p");
			handled.peer().close(1001, "later");
			bean.awaitCalls("open /quotes quotes", "text hello", "bytes 2", "pong p", "close 1001 later REMOTE");
		}
	}

	@Test
	@DisplayName("B90 replies of every kind go out")
	void repliesOfEveryKind() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Replies.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			assertThat(handled.peer().readText()).isEqualTo("{\"symbol\":\"open\"}");
			assertThat(reply(handled, "text")).isEqualTo(WireFrame.text("text"));
			assertThat(reply(handled, "bytes")).isEqualTo(WireFrame.binary((byte) 1));
			assertThat(reply(handled, "buffer")).isEqualTo(WireFrame.binary((byte) 2, (byte) 3));
			assertThat(reply(handled, "message")).isEqualTo(WireFrame.text("a message"));
			assertThat(reply(handled, "ping")).isEqualTo(WireFrame.ping((byte) 7));
			assertThat(reply(handled, "object")).isEqualTo(WireFrame.text("{\"symbol\":\"MSFT\"}"));
			assertThat(reply(handled, "optional")).isEqualTo(WireFrame.text("present"));
			assertThat(reply(handled, "close").closeCode()).isEqualTo(4000);
		}
	}

	private static WireFrame reply(HandledSession handled, String question) {
		handled.peer().sendText(question);
		return handled.peer().readFrame().withMasked(false);
	}

	@Test
	@DisplayName("B97 empty returns send nothing; a List is one message")
	void emptyReturnsSendNothing() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Empty.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("null");
			handled.peer().sendText("empty");
			handled.peer().sendText("list");
			assertThat(handled.peer().readText()).isEqualTo("[{\"symbol\":\"MSFT\"},{\"symbol\":\"AAPL\"}]");
			handled.peer().sendText("no list");
			assertThat(handled.peer().readText()).isEqualTo("[]");
		}
	}

	@Test
	void genericReturnTypeTellsTheConverter() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(GenericReply.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("go");
			assertThat(handled.peer().readText()).isEqualTo("[{\"kind\":\"tick\",\"price\":1}]");
		}
	}

	@Test
	@DisplayName("B96 an OPEN handler that receives and sends runs before any dispatch")
	void loginDialogue() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Login.class).start();
				HandledSession handled = new HandledSession(context, "quotes")) {
			handled.peer().sendText("challenge");
			handled.peer().sendText("welcome");
			handled.peer().sendText("first");
			handled.opened();
			handled.dispatch();
			assertThat(handled.peer().readText()).isEqualTo("answer to challenge");
			assertThat(handled.peer().readText()).isEqualTo("subscribe");
			context.bean(Login.class).awaitCalls("login welcome", "subscribe", "message first");
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> handled.session().incoming());
		}
	}

	@Test
	@DisplayName("B96 the exception of an OPEN handler reaches the caller unchanged")
	void failedOpen() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(RefusingOpen.class).start();
				HandledSession handled = new HandledSession(context, "quotes")) {
			assertThatExceptionOfType(IOException.class).isThrownBy(handled::opened).withMessage("no login");
			assertThat(context.bean(RefusingOpen.class).calls()).containsExactly("first");
		}
	}

	@Test
	@DisplayName("B92 one session's messages are handled in order, one at a time")
	void inOrder() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(InOrder.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			List<String> expected = IntStream.range(0, 2000).mapToObj(String::valueOf).toList();
			expected.forEach((text) -> handled.peer().sendText(text));
			handled.peer().close(1000, "");
			InOrder bean = context.bean(InOrder.class);
			await().untilAsserted(() -> assertThat(bean.calls()).hasSize(2001));
			assertThat(bean.calls().subList(0, 2000)).isEqualTo(expected);
			assertThat(bean.calls().get(2000)).isEqualTo("closed");
			assertThat(bean.most.get()).isEqualTo(1);
		}
	}

	@Test
	@DisplayName("B92 opt-in concurrency is really concurrent, up to its limit")
	void concurrent() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Concurrent.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			Concurrent bean = context.bean(Concurrent.class);
			for (int i = 0; i < 8; i++) {
				handled.peer().sendText("m" + i);
			}
			assertThat(bean.three.await(10, TimeUnit.SECONDS)).isTrue();
			handled.peer().send(WireFrame.close(1000, ""));
			await().during(Duration.ofMillis(200)).untilAsserted(() -> {
				assertThat(bean.running).hasValue(3);
				assertThat(bean.calls()).isEmpty();
			});
			bean.go.countDown();
			await().untilAsserted(() -> assertThat(bean.calls()).hasSize(9).endsWith("closed"));
			assertThat(bean.most).hasValue(3);
		}
	}

	@Test
	@DisplayName("B92 a method in order beside a concurrent one keeps its order")
	void mixedConcurrency() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Mixed.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			List<String> expected = new ArrayList<>();
			for (int i = 0; i < 300; i++) {
				handled.peer().sendText("m" + i);
				expected.add("m" + i);
			}
			handled.peer().close(1000, "");
			Mixed bean = context.bean(Mixed.class);
			await().untilAsserted(() -> assertThat(bean.concurrent).hasValue(300));
			await().untilAsserted(() -> assertThat(bean.calls()).isEqualTo(expected));
			assertThat(bean.most.get()).isBetween(1, 4);
		}
	}

	@Test
	@DisplayName("B46 without MESSAGE handlers messages are read and discarded")
	void discards() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(OnlyClose.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			assertThat(context.client("quotes").handlesMessages()).isFalse();
			for (int i = 0; i < 5000; i++) {
				handled.peer().sendText("ignored");
			}
			handled.peer().sendPing("alive?");
			assertThat(handled.peer().readFrame().opcode()).isEqualTo(WireFrame.PONG);
			handled.peer().close(1000, "done");
			context.bean(OnlyClose.class).awaitCalls("closed 1000");
		}
	}

	@Test
	void pongsComeInOrderAndOffTheReadingThread() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Pongs.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			for (byte i = 0; i < 5; i++) {
				handled.peer().send(WireFrame.pong(i));
			}
			handled.peer().sendText("meanwhile");
			Pongs bean = context.bean(Pongs.class);
			bean.awaitCalls("meanwhile");
			bean.go.countDown();
			bean.awaitCalls("meanwhile", "pong 0", "pong 1", "pong 2", "pong 3", "pong 4");
		}
	}

	@Test
	void floodOfPongsIsBounded() throws Exception {
		try (LogLines log = new LogLines();
				HandlerContext context = new HandlerContext("quotes").with(Pongs.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			for (int i = 0; i < 500; i++) {
				handled.peer().send(WireFrame.pong((byte) 1));
			}
			handled.peer().sendText("meanwhile");
			Pongs bean = context.bean(Pongs.class);
			bean.awaitCalls("meanwhile");
			bean.go.countDown();
			handled.peer().sendText("end");
			await().untilAsserted(() -> assertThat(bean.calls()).hasSizeGreaterThan(PongDispatcher.CAPACITY)
				.hasSizeLessThanOrEqualTo(PongDispatcher.CAPACITY + 3)
				.contains("end"));
			assertThat(log.containing("session " + handled.session().id() + ", are slower")).hasSize(1);
		}
	}

	@Test
	void lanesNeedNoFreeThreadOfTheExecutor() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Mixed.class, OnlyClose.class).start();
				HandledSession handled = new HandledSession(context, "quotes")) {
			context.shutDownExecutor();
			handled.dispatch();
			handled.peer().sendText("one");
			handled.peer().sendText("two");
			handled.peer().close(1000, "");
			context.bean(Mixed.class).awaitCalls("one", "two");
			assertThat(context.bean(Mixed.class).concurrent).hasValue(2);
			context.bean(OnlyClose.class).awaitCalls("closed 1000");
		}
	}

	record Quote(String symbol) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = Tick.class, name = "tick"))
	interface Event {

	}

	record Tick(int price) implements Event {
	}

	static class EveryKind extends Calls {

		@WebSocketHandler(on = On.OPEN)
		void open(Handshake handshake, WebSocketConnection connection) {
			note("open " + handshake.uri().getPath() + " " + connection.name());
		}

		@WebSocketHandler
		void text(String text) {
			note("text " + text);
		}

		@WebSocketHandler
		void bytes(byte[] bytes, ByteBuffer buffer, Message.Binary message) {
			assertThat(buffer.isReadOnly()).isTrue();
			assertThat(message.bytes()).isEqualTo(bytes);
			note("bytes " + buffer.remaining());
		}

		@WebSocketHandler(on = On.PONG)
		void pong(Frame.Pong pong) {
			note("pong " + new String(pong.payload(), StandardCharsets.UTF_8));
		}

		@WebSocketHandler(on = On.CLOSE)
		void close(CloseReason reason, WebSocketSession session) {
			assertThat(session.isOpen()).isFalse();
			note("close " + reason.code() + " " + reason.text() + " " + reason.initiator());
		}

	}

	static class Replies {

		@WebSocketHandler(on = On.OPEN)
		Quote open() {
			return new Quote("open");
		}

		@WebSocketHandler
		Object reply(String question) {
			return switch (question) {
				case "text" -> "text";
				case "bytes" -> new byte[] { 1 };
				case "buffer" -> ByteBuffer.wrap(new byte[] { 2, 3 });
				case "message" -> Message.of("a message");
				case "ping" -> new Frame.Ping(new byte[] { 7 });
				case "object" -> new Quote("MSFT");
				case "optional" -> Optional.of("present");
				default -> new Frame.Close(4000, "asked for");
			};
		}

	}

	static class Empty {

		@WebSocketHandler
		@Nullable Optional<List<Quote>> reply(String question) {
			return switch (question) {
				case "null" -> null;
				case "empty" -> Optional.empty();
				case "list" -> Optional.of(List.of(new Quote("MSFT"), new Quote("AAPL")));
				default -> Optional.of(List.of());
			};
		}

	}

	static class GenericReply {

		@WebSocketHandler
		List<Event> reply(String question) {
			return List.of(new Tick(1));
		}

	}

	static class Login extends Calls {

		@WebSocketHandler(on = On.OPEN)
		@Order(1)
		void login(WebSocketSession session) {
			session.send("answer to " + session.receiveAndConvert(String.class));
			note("login " + session.receiveAndConvert(String.class));
		}

		@WebSocketHandler(on = On.OPEN)
		@Order(2)
		String subscribe() {
			note("subscribe");
			return "subscribe";
		}

		@WebSocketHandler
		void message(String text) {
			note("message " + text);
		}

	}

	static class RefusingOpen extends Calls {

		@WebSocketHandler(on = On.OPEN)
		@Order(1)
		void first() throws IOException {
			note("first");
			throw new IOException("no login");
		}

		@WebSocketHandler(on = On.OPEN)
		@Order(2)
		void second() {
			note("second");
		}

		@WebSocketHandler(on = On.ERROR)
		void error(Throwable error) {
			note("error");
		}

	}

	static class InOrder extends Calls {

		private final AtomicInteger running = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		@WebSocketHandler
		void message(String text) {
			this.most.accumulateAndGet(this.running.incrementAndGet(), Math::max);
			note(text);
			this.running.decrementAndGet();
		}

		@WebSocketHandler(on = On.CLOSE)
		void closed() {
			note("closed");
		}

	}

	static class Concurrent extends Calls {

		private final CountDownLatch three = new CountDownLatch(3);

		private final CountDownLatch go = new CountDownLatch(1);

		private final AtomicInteger running = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		@WebSocketHandler(concurrency = 3)
		void message(String text) throws InterruptedException {
			this.most.accumulateAndGet(this.running.incrementAndGet(), Math::max);
			this.three.countDown();
			assertThat(this.go.await(10, TimeUnit.SECONDS)).isTrue();
			this.running.decrementAndGet();
			note(text);
		}

		@WebSocketHandler(on = On.CLOSE)
		void closed() {
			note("closed");
		}

	}

	static class Mixed extends Calls {

		private final AtomicInteger concurrent = new AtomicInteger();

		private final AtomicInteger running = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		@WebSocketHandler(concurrency = 4)
		void several(String text) {
			this.most.accumulateAndGet(this.running.incrementAndGet(), Math::max);
			Thread.onSpinWait();
			this.running.decrementAndGet();
			this.concurrent.incrementAndGet();
		}

		@WebSocketHandler
		void one(Message.Text message) {
			note(message.text());
		}

	}

	static class OnlyClose extends Calls {

		@WebSocketHandler(on = On.CLOSE)
		void closed(CloseReason reason) {
			note("closed " + reason.code());
		}

	}

	static class Pongs extends Calls {

		private final CountDownLatch go = new CountDownLatch(1);

		@WebSocketHandler(on = On.PONG)
		void pong(Frame.Pong pong) throws InterruptedException {
			assertThat(this.go.await(10, TimeUnit.SECONDS)).isTrue();
			note("pong " + pong.payload()[0]);
		}

		@WebSocketHandler
		void message(String text) {
			note(text);
		}

	}

}
