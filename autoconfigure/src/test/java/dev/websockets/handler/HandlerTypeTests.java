package dev.websockets.handler;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.Order;

import dev.websockets.Envelope;
import dev.websockets.Message;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketProtocol;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Handlers that name the type of a message.
 */
class HandlerTypeTests {

	@Test
	@DisplayName("B91 two types by type, several types for one method; methods without type take the rest")
	void byType() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").typeAt("/type").with(Market.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"type\":\"trade\",\"price\":1}");
			handled.peer().sendText("{\"price\":2,\"type\":\"trades\"}");
			handled.peer().sendText("{\"type\":\"quote\",\"bid\":3}");
			handled.peer().sendText("{\"type\":4}");
			handled.peer().sendText("{\"type\":\"news\"}");
			handled.peer().sendText("no JSON");
			handled.peer().sendBinary("{\"type\":\"trade\",\"price\":5}".getBytes(StandardCharsets.UTF_8));
			handled.peer().sendBinary((byte) 1);
			context.bean(Market.class)
				.awaitCalls("trade 1", "trade 2", "quote 3", "number {\"type\":4}", "rest {\"type\":\"news\"}",
						"rest no JSON", "trade 5", "bytes 1");
		}
	}

	@Test
	@DisplayName("B91 methods of the same type and unrelated payload types all get the message, in order; one may reply")
	void severalOfOneType() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").typeAt("/type").with(Several.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"type\":\"both\",\"price\":1,\"bid\":2}");
			assertThat(handled.peer().readText()).isEqualTo("quote 2");
			context.bean(Several.class).awaitCalls("first quote 2", "trade 1", "quote 2");
			assertThat(handled.converter().reads()).containsExactlyInAnyOrder(Trade.class, Quote.class);
		}
	}

	@Test
	@DisplayName("B91 hostile: a type without value of its own, and a message that cannot be converted, which is an error")
	void hostileMessages() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").typeAt("/type").with(Market.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"type\":{\"type\":\"trade\"}}");
			handled.peer().sendText("{\"type\":\"trade\",\"type\":\"quote\",\"price\":1}");
			handled.peer().sendText("{\"type\":\"trade\",\"price\":\"x\"}");
			handled.peer().sendText("{\"type\":\"trade\",,,");
			handled.peer().sendText("{\"type\":\"quote\",\"bid\":7}");
			context.bean(Market.class)
				.awaitCalls("rest {\"type\":{\"type\":\"trade\"}}", "trade 1",
						"error {\"type\":\"trade\",\"price\":\"x\"}", "error {\"type\":\"trade\",,,", "quote 7");
		}
	}

	@Test
	@DisplayName("B91 hostile: ten thousand types that nobody names, each in a message of its own")
	void manyTypes() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").typeAt("/type").with(Market.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			for (int i = 0; i < 10_000; i++) {
				handled.peer().sendText("{\"key" + i + "\":1,\"type\":\"type " + i + "\"}");
			}
			handled.peer().sendText("{\"type\":\"trade\",\"price\":1}");
			Market bean = context.bean(Market.class);
			await().untilAsserted(() -> assertThat(bean.calls()).hasSize(10_001).last().isEqualTo("trade 1"));
			assertThat(handled.converter().reads()).containsExactly(Trade.class);
		}
	}

	@Test
	@DisplayName("B91 types are not looked for where no method names one")
	void notReadWithoutNeed() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").types((message) -> {
			throw new AssertionError("read " + message);
		}).with(Untyped.class).start(); HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"type\":\"trade\",\"price\":1}");
			context.bean(Untyped.class).awaitCalls("trade 1");
		}
	}

	@Test
	@DisplayName("B91 a protocol says type and payload; text and bytes are the payload's, frames the message as it came")
	void byProtocol() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").protocol(new Colons()).with(Enveloped.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("trade:{\"price\":1}");
			handled.peer().sendText("raw:hello");
			handled.peer().sendText("none");
			handled.peer().sendText("fault:");
			context.bean(Enveloped.class)
				.awaitCalls("trade 1 of trade:{\"price\":1}", "text hello of raw:hello", "rest none of none",
						"error message of 6 bytes could not be read by the protocol: "
								+ "java.lang.IllegalArgumentException: fault");
		}
	}

	@Test
	void twoMethodsThatReplyToOneTypeAreRefused() {
		assertRefused("it replies to the same messages as handlerTypeTests.TwoRepliers.quote(Quote)",
				TwoRepliers.class);
		try (HandlerContext context = new HandlerContext("quotes").typeAt("/type").with(RepliersApart.class).start()) {
			assertThat(context.client("quotes").namesTypes()).isTrue();
		}
	}

	@Test
	void typeElsewhereThanOnMessagesIsRefused() {
		assertRefused("handlerTypeTests.TypeOnOpen", TypeOnOpen.class);
		assertRefused("it has a type, but only messages have one, and it is on OPEN", TypeOnOpen.class);
		assertRefused("its type is empty", EmptyType.class);
		assertRefused("sets 'on', 'type' or 'concurrency', which concern methods", TypeOnType.class);
	}

	@Test
	void typeThatNothingReadsIsRefused() {
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class)
			.isThrownBy(() -> new HandlerContext("quotes").with(Several.class).start())
			.withMessageContaining("nothing reads the types of messages");
	}

	@Test
	void methodThatCanNeverBeCalledIsWarnedOf() {
		try (LogLines log = new LogLines();
				HandlerContext context = new HandlerContext("quotes").typeAt("/type").with(Shadowed.class).start()) {
			assertThat(context.client("quotes").handlesMessages()).isTrue();
			assertThat(log.containing("handlerTypeTests.Shadowed.text(String) never gets a message: "
					+ "[handlerTypeTests.Shadowed.trade(Trade)]"))
				.hasSize(1);
			assertThat(log.containing("handlerTypeTests.Shadowed.other(String) never")).isEmpty();
			assertThat(log.containing("handlerTypeTests.Shadowed.rest(String) never")).isEmpty();
		}
	}

	private static void assertRefused(String problem, Class<?> bean) {
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class)
			.isThrownBy(() -> new HandlerContext("quotes").typeAt("/type").with(bean).start())
			.withMessageContaining(problem);
	}

	record Trade(int price) {
	}

	record Quote(int bid) {
	}

	static class Market extends Calls {

		@WebSocketHandler(type = { "trade", "trades" })
		void trade(Trade trade) {
			note("trade " + trade.price());
		}

		@WebSocketHandler(type = "quote")
		void quote(Quote quote) {
			note("quote " + quote.bid());
		}

		@WebSocketHandler(type = "4")
		void number(String text) {
			note("number " + text);
		}

		@WebSocketHandler
		void rest(String text) {
			note("rest " + text);
		}

		@WebSocketHandler
		void bytes(byte[] bytes) {
			note("bytes " + bytes.length);
		}

		@WebSocketHandler(on = On.ERROR)
		void error(WebSocketConversionException error) {
			note("error " + ((Message.Text) error.failedMessage()).text());
		}

	}

	static class Several extends Calls {

		@Order(3)
		@WebSocketHandler(type = "both")
		String quote(Quote quote) {
			note("quote " + quote.bid());
			return "quote " + quote.bid();
		}

		@Order(2)
		@WebSocketHandler(type = "both")
		void trade(Trade trade) {
			note("trade " + trade.price());
		}

		@Order(1)
		@WebSocketHandler(type = "both")
		void firstQuote(Quote quote) {
			note("first quote " + quote.bid());
		}

	}

	static class Untyped extends Calls {

		@WebSocketHandler
		void trade(Trade trade) {
			note("trade " + trade.price());
		}

	}

	static class Enveloped extends Calls {

		@WebSocketHandler(type = "trade")
		void trade(Trade trade, Message.Text message) {
			note("trade " + trade.price() + " of " + message.text());
		}

		@WebSocketHandler(type = "raw")
		void raw(String text, Message message) {
			note("text " + text + " of " + ((Message.Text) message).text());
		}

		@WebSocketHandler
		void rest(String text, Message.Text message) {
			note("rest " + text + " of " + message.text());
		}

		@WebSocketHandler(on = On.ERROR)
		void error(WebSocketConversionException error) {
			note("error " + error.getMessage());
		}

	}

	static class TwoRepliers {

		@Order(1)
		@WebSocketHandler(type = { "a", "b" })
		String quote(Quote quote) {
			return "";
		}

		@Order(2)
		@WebSocketHandler(type = { "b", "c" })
		String trade(Trade trade) {
			return "";
		}

	}

	static class RepliersApart {

		@WebSocketHandler(type = "a")
		String quote(Quote quote) {
			return "";
		}

		@WebSocketHandler(type = "b")
		String otherQuote(Quote quote) {
			return "";
		}

		@WebSocketHandler
		String rest(Map<String, Object> rest) {
			return "";
		}

	}

	static class TypeOnOpen {

		@WebSocketHandler(on = On.OPEN, type = "a")
		void open() {
		}

	}

	static class EmptyType {

		@WebSocketHandler(type = "")
		void trade(Trade trade) {
		}

	}

	@WebSocketHandler(type = "a")
	static class TypeOnType {

		@WebSocketHandler
		void trade(Trade trade) {
		}

	}

	static class Shadowed {

		@WebSocketHandler(type = "trade")
		void trade(Trade trade) {
		}

		@WebSocketHandler(type = "trade")
		void text(String text) {
		}

		@WebSocketHandler(type = { "trade", "other" })
		void other(String text) {
		}

		@WebSocketHandler
		void rest(String text) {
		}

	}

	/** Messages such as {@code kind:payload}. */
	static class Colons implements WebSocketProtocol {

		@Override
		public @Nullable Envelope read(Message message) {
			String text = ((Message.Text) message).text();
			if (text.startsWith("fault")) {
				throw new IllegalArgumentException("fault");
			}
			String[] parts = text.split(":", 2);
			return (parts.length == 2) ? Envelope.event(parts[0], Message.of(parts[1])) : null;
		}

		@Override
		public Message request(String id, Object body, Message payload) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Message reply(Envelope request, Message payload) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Message error(Envelope request, Throwable error) {
			throw new UnsupportedOperationException();
		}

	}

}
