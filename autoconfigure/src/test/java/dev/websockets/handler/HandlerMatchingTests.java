package dev.websockets.handler;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.JsonNode;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.WebSocketConversionException;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which methods get a message.
 */
class HandlerMatchingTests {

	@Test
	@DisplayName("B95 several matching handlers: the most specific level, in order")
	void mostSpecificLevelInOrder() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Levels.class, EarlyLevels.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			Levels bean = context.bean(Levels.class);
			handled.peer().sendText("{\"kind\":\"trade\",\"price\":1}");
			bean.awaitCalls("trade 1", "second trade 1");
			handled.peer().sendText("{\"kind\":\"quote\",\"bid\":2}");
			bean.awaitCalls("trade 1", "second trade 1", "map quote");
			handled.peer().sendBinary((byte) 1);
			bean.awaitCalls("trade 1", "second trade 1", "map quote", "bytes 1");
			assertThat(context.bean(EarlyLevels.class).calls()).containsExactly("early trade 1", "early bytes");
		}
	}

	@Test
	@DisplayName("B95 a message is converted once for several handlers")
	void convertedOnce() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Levels.class, EarlyLevels.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"kind\":\"trade\",\"price\":1}");
			context.bean(Levels.class).awaitCalls("trade 1", "second trade 1");
			assertThat(handled.converter().reads()).containsExactly(Event.class);
		}
	}

	@Test
	@DisplayName("B91 two types by sealed interface, and the interface itself for the rest")
	void sealedTypes() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Sealed.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"kind\":\"trade\",\"price\":1}");
			handled.peer().sendText("{\"kind\":\"quote\",\"bid\":2}");
			assertThat(handled.peer().readText()).isEqualTo("trade");
			assertThat(handled.peer().readText()).isEqualTo("event quote");
			assertThat(handled.converter().reads()).containsExactly(Event.class, Event.class);
		}
	}

	@Test
	@DisplayName("B95 text without a text handler goes to the frame level, or to no handler")
	void plainLevels() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(OnlyBinary.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("nobody");
			handled.peer().sendBinary((byte) 1);
			context.bean(OnlyBinary.class).awaitCalls("bytes");
		}
		try (HandlerContext context = new HandlerContext("quotes").with(Frames.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("a text");
			handled.peer().sendBinary((byte) 1);
			context.bean(Frames.class)
				.awaitCalls("text a text", "frame Binary[1 bytes]", "message Binary[1 bytes]", "none");
		}
	}

	@Test
	@DisplayName("B72 JSON null: null for a parameter marked nullable, an empty Optional, else a conversion error")
	void jsonNull() throws Exception {
		assertNull(NullablePayload.class, "null");
		assertNull(OptionalPayload.class, "Optional.empty");
		assertNull(StrictPayload.class, "error on Text[null]");
		assertNull(StrictMap.class, "error on Text[null]");
	}

	private static void assertNull(Class<? extends Calls> bean, String expected) throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(bean).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("null");
			handled.peer().sendText("null");
			context.bean(bean).awaitCalls(expected, expected);
		}
	}

	@Test
	@DisplayName("B70 generic payload types")
	void genericPayload() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Generic.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("[{\"symbol\":\"MSFT\"}]");
			context.bean(Generic.class).awaitCalls("MSFT of Text[[{\"symbol\":\"MSFT\"}]]");
		}
	}

	@Test
	void untypedPayloadsOfSeveralTypes() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(UntypedPayloads.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"a\":1}");
			context.bean(UntypedPayloads.class).awaitCalls("map {a=1}", "node 1", "object {a=1}");
		}
	}

	@Test
	void primitivePayload() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Primitive.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("42");
			context.bean(Primitive.class).awaitCalls("42");
		}
	}

	@Test
	void methodThatCanNeverBeCalledIsWarnedOf() {
		try (LogLines log = new LogLines();
				HandlerContext context = new HandlerContext("quotes").with(Shadowed.class).start()) {
			assertThat(context.client("quotes").handlesMessages()).isTrue();
			assertThat(log.containing("handlerMatchingTests.Shadowed.bytes(byte[]) never gets a message")).hasSize(1);
			assertThat(log.containing("never gets a message")
				.stream()
				.filter((event) -> event.getFormattedMessage().contains("handlerMatchingTests.Shadowed.text")))
				.isEmpty();
		}
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	sealed interface Event permits Trade, Quote {

	}

	@JsonTypeName("trade")
	record Trade(int price) implements Event {
	}

	@JsonTypeName("quote")
	record Quote(int bid) implements Event {
	}

	record Symbol(String symbol) {
	}

	static class Levels extends Calls {

		@WebSocketHandler
		@Order(1)
		void trade(Trade trade, Message.Text raw) {
			note("trade " + trade.price());
		}

		@WebSocketHandler
		@Order(2)
		void secondTrade(Trade trade, Message.Text raw) {
			note("second trade " + trade.price());
		}

		@WebSocketHandler
		void map(Map<String, Object> payload, Message.Text raw) {
			note("map " + payload.get("kind"));
		}

		@WebSocketHandler
		void bytes(byte[] bytes) {
			note("bytes " + bytes.length);
		}

		@WebSocketHandler
		void text(String text) {
			note("text");
		}

		@WebSocketHandler
		void frame(Frame frame) {
			note("frame");
		}

	}

	static class EarlyLevels extends Calls {

		@WebSocketHandler
		@Order(0)
		void early(Trade trade, Message.Text raw) {
			note("early trade " + trade.price());
		}

		@WebSocketHandler
		void early(Message.Binary message) {
			note("early bytes");
		}

	}

	static class Sealed {

		@WebSocketHandler
		String trade(Trade trade) {
			return "trade";
		}

		@WebSocketHandler
		String event(Event event) {
			return (event instanceof Quote) ? "event quote" : "wrong";
		}

	}

	static class OnlyBinary extends Calls {

		@WebSocketHandler
		void bytes(byte[] bytes) {
			note("bytes");
		}

	}

	static class Frames extends Calls {

		@WebSocketHandler
		void text(Message.Text message) {
			note("text " + message.text());
		}

		@WebSocketHandler
		@Order(1)
		void frame(Frame frame) {
			note("frame " + frame);
		}

		@WebSocketHandler
		@Order(2)
		void message(Message message) {
			note("message " + message);
		}

		@WebSocketHandler
		void none() {
			note("none");
		}

	}

	static class NullablePayload extends Calls {

		@WebSocketHandler
		void symbol(@Nullable Symbol symbol) {
			note(String.valueOf(symbol));
		}

	}

	static class OptionalPayload extends Calls {

		@WebSocketHandler
		void symbol(Optional<Symbol> symbol) {
			note(symbol.toString());
		}

	}

	static class StrictPayload extends Calls {

		@WebSocketHandler
		void symbol(Symbol symbol) {
			note("wrong");
		}

		@WebSocketHandler
		void text(String text) {
			note("wrong");
		}

		@WebSocketHandler(on = On.ERROR)
		void error(WebSocketConversionException error) {
			note("error on " + error.failedMessage());
		}

	}

	static class StrictMap extends Calls {

		@WebSocketHandler
		void symbol(Map<String, Object> payload) {
			note("wrong");
		}

		@WebSocketHandler(on = On.ERROR)
		void error(WebSocketConversionException error) {
			note("error on " + error.failedMessage());
		}

	}

	static class Generic extends Calls {

		@WebSocketHandler
		void symbols(Message message, List<Symbol> symbols) {
			note(symbols.get(0).symbol() + " of " + message);
		}

	}

	static class UntypedPayloads extends Calls {

		@WebSocketHandler
		@Order(1)
		void map(Map<String, Object> payload) {
			note("map " + payload);
		}

		@WebSocketHandler
		@Order(2)
		void node(JsonNode payload) {
			note("node " + payload.get("a"));
		}

		@WebSocketHandler
		@Order(3)
		void object(Object payload) {
			note("object " + payload);
		}

	}

	static class Primitive extends Calls {

		@WebSocketHandler
		void number(int number) {
			note(String.valueOf(number));
		}

	}

	static class Shadowed {

		@WebSocketHandler
		void quote(Symbol symbol) {
		}

		@WebSocketHandler
		void bytes(byte[] bytes) {
		}

	}

}
