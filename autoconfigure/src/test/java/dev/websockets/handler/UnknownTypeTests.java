package dev.websockets.handler;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketUnknownTypeException;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of messages that no handler takes.
 */
class UnknownTypeTests {

	private static final String LAST = "{\"type\":\"trade\",\"price\":1}";

	@Test
	@DisplayName("B91 unknown type, ignored: no call, one line for the first of all, and the session goes on")
	void ignored() throws Exception {
		try (LogLines log = new LogLines();
				HandlerContext context = context(UnknownTypePolicy.IGNORE, OnlyTrades.class);
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"type\":\"news\"}");
			handled.peer().sendText("none");
			handled.peer().sendText(LAST);
			context.bean(OnlyTrades.class).awaitCalls("trade");
			assertThat(log.containing("takes a message")).singleElement()
				.satisfies((line) -> assertThat(line.getFormattedMessage()).contains("of the unknown type 'news'")
					.contains("websockets.handler.unknown-type"));
		}
	}

	@Test
	@DisplayName("B91 unknown type, logged: one line a message, with type and size; without a type too")
	void logged() throws Exception {
		try (LogLines log = new LogLines();
				HandlerContext context = context(UnknownTypePolicy.LOG, OnlyTrades.class);
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"type\":\"news\"}");
			handled.peer().sendText("{\"type\":\"news\"}");
			handled.peer().sendText("none");
			handled.peer().sendText("{\"type\":\"a\\r\\n" + "b".repeat(10_000) + "\"}");
			handled.peer().sendText(LAST);
			context.bean(OnlyTrades.class).awaitCalls("trade");
			String session = handled.session().id();
			assertThat(log.containing(session + "): message of 15 bytes is of the unknown type 'news'")).hasSize(2);
			assertThat(log.containing(session + "): message of 4 bytes has no type")).hasSize(1);
			assertThat(log.containing(session + "): message of 10,016 bytes is of the unknown type 'a??bbb"))
				.singleElement()
				.satisfies((line) -> assertThat(line.getFormattedMessage()).hasSizeLessThan(250));
		}
	}

	@Test
	@DisplayName("B91 unknown type, handled: ERROR methods get message and type")
	void handled() throws Exception {
		try (HandlerContext context = context(UnknownTypePolicy.HANDLER, OnlyTrades.class);
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"type\":\"news\"}");
			handled.peer().sendText("none");
			handled.peer().sendText(LAST);
			context.bean(OnlyTrades.class)
				.awaitCalls("unknown news Text[{\"type\":\"news\"}]", "unknown null Text[none]", "trade");
		}
	}

	@Test
	@DisplayName("B91 unknown type, closed: 1003")
	void closed() throws Exception {
		try (LogLines log = new LogLines();
				HandlerContext context = context(UnknownTypePolicy.CLOSE, OnlyTrades.class);
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"type\":\"news\"}");
			WireFrame close = handled.peer().readFrame();
			assertThat(close.closeCode()).isEqualTo(CloseCode.UNSUPPORTED_DATA);
			assertThat(close.closeText()).isEqualTo("unknown message type");
			assertThat(log.containing(handled.session().id() + "): message of 15 bytes is of the unknown type 'news'"))
				.hasSize(1);
		}
	}

	@Test
	@DisplayName("B91 unknown type of a polymorphic Jackson type, at its root only, by policy")
	void polymorphic() throws Exception {
		try (HandlerContext context = context(UnknownTypePolicy.HANDLER, Polymorphic.class);
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"kind\":\"news\"}");
			handled.peer().sendText("{\"price\":1}");
			handled.peer().sendText("{\"kind\":\"shift\",\"inner\":{\"kind\":\"news\"}}");
			handled.peer().sendText("{\"kind\":\"shift\",\"inner\":null}");
			context.bean(Polymorphic.class)
				.awaitCalls("unknown news Text[{\"kind\":\"news\"}]", "unknown null Text[{\"price\":1}]",
						"error Text[{\"kind\":\"shift\",\"inner\":{\"kind\":\"news\"}}]", "shift");
		}
		try (HandlerContext context = context(UnknownTypePolicy.CLOSE, Polymorphic.class, Rest.class);
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{\"kind\":\"news\"}");
			context.bean(Rest.class).awaitCalls("rest {\"kind\":\"news\"}");
		}
	}

	@Test
	@DisplayName("B91 unknown type: receiveAndConvert throws it with message and type")
	void received() throws Exception {
		try (HandlerContext context = context(UnknownTypePolicy.IGNORE);
				HandledSession handled = new HandledSession(context, "quotes")) {
			handled.peer().sendText("{\"kind\":\"news\"}");
			assertThatExceptionOfType(WebSocketUnknownTypeException.class)
				.isThrownBy(() -> handled.session().receiveAndConvert(Event.class))
				.satisfies((ex) -> assertThat(ex.type()).isEqualTo("news"))
				.satisfies((ex) -> assertThat(ex.failedMessage()).hasToString("Text[{\"kind\":\"news\"}]"));
		}
	}

	private static HandlerContext context(UnknownTypePolicy policy, Class<?>... beans) {
		HandlerContext context = new HandlerContext("quotes").typeAt("/type").unknownType(policy);
		return ((beans.length > 0) ? context.with(beans) : context).start();
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	sealed interface Event permits Shift {

	}

	@JsonTypeName("shift")
	record Shift(Event inner) implements Event {
	}

	record Trade(int price) {
	}

	static class Errors extends Calls {

		@WebSocketHandler(on = On.ERROR)
		void unknown(WebSocketUnknownTypeException error) {
			note("unknown " + error.type() + " " + error.failedMessage());
		}

		@WebSocketHandler(on = On.ERROR)
		void error(WebSocketConversionException error) {
			note("error " + error.failedMessage());
		}

	}

	static class OnlyTrades extends Errors {

		@WebSocketHandler(type = "trade")
		void trade(Trade trade) {
			note("trade");
		}

	}

	static class Polymorphic extends Errors {

		@WebSocketHandler
		void shift(Shift shift) {
			note("shift");
		}

	}

	static class Rest extends Calls {

		@WebSocketHandler
		void rest(String text) {
			note("rest " + text);
		}

	}

}
