package dev.websockets.handler;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.Order;

import dev.websockets.CloseReason;
import dev.websockets.WebSocketConversionException;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens when handlers, conversions and sessions fail.
 */
class HandlerErrorTests {

	@Test
	@DisplayName("B93 a throwing handler: the ERROR handler of the most specific type; session lives on")
	void mostSpecificErrorHandler() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Failing.class, OtherBean.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("file");
			handled.peer().sendText("io");
			handled.peer().sendText("state");
			handled.peer().sendText("error");
			handled.peer().sendText("fine");
			context.bean(Failing.class)
				.awaitCalls("io FileNotFoundException", "io IOException", "any IllegalStateException",
						"any StackOverflowError", "fine");
			assertThat(context.bean(OtherBean.class).calls()).isEmpty();
			assertThat(handled.session().isOpen()).isTrue();
		}
	}

	@Test
	@DisplayName("B93 a throwing handler without ERROR handler: one log line; session lives on")
	void oneLogLine() throws Exception {
		try (LogLines log = new LogLines();
				HandlerContext context = new HandlerContext("quotes").with(Unhandled.class, OtherBean.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("boom");
			handled.peer().sendText("fine");
			context.bean(Unhandled.class).awaitCalls("fine");
			assertThat(log.containing("session " + handled.session().id() + ")")).singleElement()
				.satisfies((event) -> assertThat(event.getFormattedMessage()).contains("handlerErrorTests.Unhandled",
						"message(String)", "client 'quotes'"))
				.satisfies((event) -> assertThat(event.getThrowableProxy().getMessage()).isEqualTo("boom"));
			assertThat(context.bean(OtherBean.class).calls()).isEmpty();
		}
	}

	@Test
	@DisplayName("B93 an ERROR handler may reply, and what it throws itself is only logged")
	void errorHandlerRepliesOrFails() throws Exception {
		try (LogLines log = new LogLines();
				HandlerContext context = new HandlerContext("quotes").with(Replying.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("state");
			assertThat(handled.peer().readText()).isEqualTo("sorry: state");
			handled.peer().sendText("io");
			handled.peer().sendText("state");
			assertThat(handled.peer().readText()).isEqualTo("sorry: state");
			assertThat(log.containing(handled.session().id())).singleElement()
				.satisfies((event) -> assertThat(event.getFormattedMessage()).contains("on ERROR failed itself"));
		}
	}

	@Test
	@DisplayName("B93 on-error=close: the session is closed with 1011, after the ERROR handler")
	void closesOnError() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").closingOnError().with(Failing.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("io");
			WireFrame close = handled.peer().readFrame();
			assertThat(close.closeCode()).isEqualTo(1011);
			assertThat(close.closeText()).doesNotContain("IOException");
			handled.peer().send(WireFrame.close(1011, ""));
			context.bean(Failing.class).awaitCalls("io IOException", "closed 1011");
		}
	}

	@Test
	@DisplayName("B73 wrong type or malformed input: ERROR handlers get the message, the session goes on")
	void conversionErrors() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Converting.class, OtherBean.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{malformed");
			handled.peer().sendText("{\"symbol\":\"MSFT\"}");
			context.bean(Converting.class).awaitCalls("conversion of Text[{malformed]", "quote MSFT");
			context.bean(OtherBean.class).awaitCalls("other WebSocketConversionException");
		}
	}

	@Test
	@DisplayName("B73 a conversion error without ERROR handler is one log line, and no other level gets the message")
	void loggedConversionError() throws Exception {
		try (LogLines log = new LogLines();
				HandlerContext context = new HandlerContext("quotes").with(WithText.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().sendText("{malformed");
			handled.peer().sendText("{\"symbol\":\"MSFT\"}");
			context.bean(WithText.class).awaitCalls("quote MSFT");
			assertThat(log.containing(handled.session().id())).singleElement()
				.satisfies((event) -> assertThat(event.getFormattedMessage()).contains("Message not handled",
						"client 'quotes'", "10 bytes"));
		}
	}

	@Test
	@DisplayName("B93 a session error reaches the ERROR handlers of every bean, then the CLOSE handlers")
	void sessionErrors() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Failing.class, Late.class).start();
				HandledSession handled = new HandledSession(context, "quotes",
						(settings) -> settings.withPing(Duration.ofMillis(200), Duration.ofMillis(300)))) {
			handled.dispatch();
			handled.peer().sendText("fine");
			context.bean(Failing.class).awaitCalls("fine", "any WebSocketTimeoutException", "closed 1011");
			context.bean(Late.class).awaitCalls("late WebSocketTimeoutException");
		}
	}

	@Test
	void lostConnectionIsNoError() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Failing.class).start();
				HandledSession handled = HandledSession.dispatched(context)) {
			handled.peer().reset();
			context.bean(Failing.class).awaitCalls("closed 1006");
		}
	}

	@Test
	void messagesThatAnotherSubscriberHasAreReported() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Failing.class).start();
				HandledSession handled = new HandledSession(context, "quotes")) {
			handled.opened();
			handled.session().incoming().subscribe(new IgnoringSubscriber());
			handled.dispatch();
			context.bean(Failing.class).awaitCalls("any IllegalStateException");
			handled.peer().close(1000, "");
			context.bean(Failing.class).awaitCalls("any IllegalStateException", "closed 1000");
		}
	}

	record Quote(String symbol) {
	}

	static class Failing extends Calls {

		@WebSocketHandler
		void message(String text) throws IOException {
			switch (text) {
				case "file" -> throw new FileNotFoundException();
				case "io" -> throw new IOException();
				case "state" -> throw new IllegalStateException();
				case "error" -> throw new StackOverflowError();
				default -> note(text);
			}
		}

		@WebSocketHandler(on = On.ERROR)
		void any(Throwable error) {
			note("any " + error.getClass().getSimpleName());
		}

		@WebSocketHandler(on = On.ERROR)
		void io(IOException error, WebSocketSession session) {
			assertThat(session.isOpen()).isTrue();
			note("io " + error.getClass().getSimpleName());
		}

		@WebSocketHandler(on = On.CLOSE)
		void closed(CloseReason reason) {
			note("closed " + reason.code());
		}

	}

	static class OtherBean extends Calls {

		@WebSocketHandler(on = On.ERROR)
		void other(Exception error) {
			note("other " + error.getClass().getSimpleName());
		}

	}

	static class Late extends Calls {

		@WebSocketHandler(on = On.ERROR)
		String error(WebSocketException error) {
			note("late " + error.getClass().getSimpleName());
			return "not sent";
		}

	}

	static class Unhandled extends Calls {

		@WebSocketHandler
		void message(String text) {
			if (text.equals("boom")) {
				throw new IllegalStateException("boom");
			}
			note(text);
		}

		@WebSocketHandler(on = On.ERROR)
		void other(IOException error) {
			note("io");
		}

	}

	static class Replying {

		@WebSocketHandler
		void message(String text) throws IOException {
			if (text.equals("io")) {
				throw new IOException("io");
			}
			throw new IllegalStateException(text);
		}

		@WebSocketHandler(on = On.ERROR)
		String sorry(IllegalStateException error) {
			return "sorry: " + error.getMessage();
		}

		@WebSocketHandler(on = On.ERROR)
		void rethrow(IOException error) throws IOException {
			throw error;
		}

	}

	static class Converting extends Calls {

		@WebSocketHandler
		void quote(Quote quote) {
			note("quote " + quote.symbol());
		}

		@WebSocketHandler(on = On.ERROR)
		void failed(WebSocketConversionException error) {
			note("conversion of " + error.failedMessage());
		}

		@WebSocketHandler(on = On.ERROR)
		void failed(WebSocketException error) {
			note("wrong");
		}

	}

	static class WithText extends Calls {

		@WebSocketHandler
		@Order(1)
		void text(String text) {
			note("text");
		}

		@WebSocketHandler
		void quote(Quote quote) {
			note("quote " + quote.symbol());
		}

	}

}
