package dev.websockets.handler;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.messaging.handler.annotation.Payload;

import dev.websockets.CloseReason;
import dev.websockets.Frame;
import dev.websockets.Handshake;
import dev.websockets.Message;
import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What is refused when the application starts, and what is not.
 */
class HandlerDefinitionTests {

	private static Arguments wrong(Class<?> bean, @Nullable String parameter, String problem) {
		return Arguments.of(bean, parameter, problem);
	}

	static Stream<Arguments> wrongMethods() {
		return Stream.of(wrong(TwoPayloads.class, "parameter 3", "a second payload, after parameter 1"),
				wrong(PayloadOnOpen.class, "parameter 1", "not possible on OPEN"),
				wrong(TextOnOpen.class, "parameter 1", "not possible on OPEN"),
				wrong(PayloadOnPong.class, "parameter 1", "not possible on PONG"),
				wrong(BytesOnPong.class, "parameter 1", "not possible on PONG"),
				wrong(PayloadOnClose.class, "parameter 2", "not possible on CLOSE"),
				wrong(PayloadOnError.class, "parameter 2", "not possible on ERROR"),
				wrong(CloseReasonOnMessage.class, "parameter 2", "not possible on MESSAGE"),
				wrong(CloseReasonOnError.class, "parameter 2", "not possible on ERROR"),
				wrong(ThrowableOnMessage.class, "parameter 1", "not possible on MESSAGE"),
				wrong(PongOnMessage.class, "parameter 1", "not possible on MESSAGE"),
				wrong(CloseFrame.class, "parameter 1", "not possible on CLOSE"),
				wrong(ErrorWithoutThrowable.class, null, "no Throwable parameter"),
				wrong(ErrorWithTwoThrowables.class, "parameter 2", "stands there already"),
				wrong(SameErrorTwice.class, null, "handles the same errors as"),
				wrong(TextTwice.class, "parameter 2", "stands there already"),
				wrong(TextAndBytes.class, "parameter 2", "text and binary at once"),
				wrong(OptionalText.class, "parameter 1", "Optional stands around a payload only"),
				wrong(UnknownPayloadType.class, "parameter 1", "its type is not known"),
				wrong(ForeignSession.class, "parameter 2", "org.springframework.web.socket.WebSocketSession"),
				wrong(ForeignMessage.class, "parameter 1", "org.springframework.messaging.Message"),
				wrong(ForeignAnnotation.class, "parameter 1", "@Payload is not supported"),
				wrong(Principal.class, "parameter 1", "java.security.Principal"),
				wrong(NoConcurrency.class, null, "its concurrency is 0"),
				wrong(ConcurrentOpen.class, null, "it is on OPEN"),
				wrong(ReplyOnClose.class, null, "returns String on CLOSE"),
				wrong(FutureReply.class, null, "java.util.concurrent.Future is not supported"),
				wrong(CallableReply.class, null, "java.util.concurrent.Callable is not supported"),
				wrong(IteratorReply.class, null, "java.util.Iterator is not supported"),
				wrong(OptionalFutureReply.class, null, "java.util.concurrent.Future is not supported"),
				wrong(StageOnClose.class, null, "returns CompletionStage on CLOSE"),
				wrong(Static.class, null, "static"),
				wrong(UnknownClient.class, null, "no client 'quotse' (configured: quotes)"),
				wrong(TwoRepliers.class, null, "replies to the same messages as"),
				wrong(TwoTextRepliers.class, null, "replies to the same messages as"),
				wrong(OnOfType.class, null, "sets 'on', 'type' or 'concurrency'"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("wrongMethods")
	@DisplayName("B94 every wrong signature stops start-up with bean, method and parameter named")
	void wrongMethodStopsStart(Class<?> bean, @Nullable String parameter, String problem) {
		HandlerContext context = new HandlerContext("quotes").with(bean);
		String beanName = "handlerDefinitionTests." + bean.getSimpleName();
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class).isThrownBy(context::start)
			.satisfies((ex) -> {
				assertThat(ex.beanName()).isEqualTo(beanName);
				assertThat(ex.method()).startsWith(bean.getName() + ".handle");
				assertThat(ex.problem()).contains(problem);
				assertThat(ex.action()).isNotBlank().endsWith(".");
				assertThat(ex.getMessage()).contains(beanName, ex.method(), ex.problem(), ex.action());
				assertThat(ex.description()).contains(ex.problem()).doesNotContain(ex.action());
				if (parameter == null) {
					assertThat(ex.parameter()).isNull();
				}
				else {
					assertThat(ex.parameter()).startsWith(parameter + " (");
					assertThat(ex.getMessage()).contains(ex.parameter());
				}
			});
	}

	@Test
	void parameterIsNamedWithTypeAndName() {
		HandlerContext context = new HandlerContext("quotes").with(TwoPayloads.class);
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class).isThrownBy(context::start)
			.satisfies((ex) -> assertThat(ex.parameter())
				.isEqualTo("parameter 3 (" + Trade.class.getTypeName() + " trade)"))
			.satisfies((ex) -> assertThat(ex.method())
				.isEqualTo(TwoPayloads.class.getName() + ".handle(Quote, WebSocketSession, Trade)"));
	}

	@Test
	void clientMayBeLeftOutOnlyIfThereIsOne() {
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class)
			.isThrownBy(() -> new HandlerContext("one", "two").with(NoClient.class).start())
			.withMessageContaining("several are configured (")
			.withMessageContaining("one")
			.withMessageContaining("two");
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class)
			.isThrownBy(() -> new HandlerContext().with(NoClient.class).start())
			.withMessageContaining("none is configured");
		try (HandlerContext context = new HandlerContext("one").with(NoClient.class).start()) {
			assertThat(context.client("one").handlesMessages()).isTrue();
		}
	}

	@Test
	@DisplayName("B95 two unrelated payload types without `type` refused")
	void unrelatedPayloads() {
		HandlerContext context = new HandlerContext("quotes").with(Unrelated.class);
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class).isThrownBy(context::start)
			.withMessageContaining(Trade.class.getName())
			.withMessageContaining(Quote.class.getName())
			.satisfies((ex) -> assertThat(ex.parameter()).startsWith("parameter 1 ("));
	}

	@Test
	void unrelatedPayloadsOfSeveralBeans() {
		HandlerContext context = new HandlerContext("quotes").with(OfQuotes.class, OfTrades.class);
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class).isThrownBy(context::start)
			.satisfies((ex) -> assertThat(ex.beanName()).isEqualTo("handlerDefinitionTests.OfTrades"))
			.withMessageContaining("the payload of handlerDefinitionTests.OfQuotes.handle(Quote)");
	}

	@Test
	void sameClassWithOtherGenericsIsUnrelated() {
		HandlerContext context = new HandlerContext("quotes").with(OtherGenerics.class);
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class).isThrownBy(context::start);
	}

	static Stream<Class<?>> rightMethods() {
		return Stream.of(EveryMessageParameter.class, EveryOpenParameter.class, EveryPongParameter.class,
				EveryCloseParameter.class, EveryErrorParameter.class, NoParameters.class, SealedSiblings.class,
				ByKind.class, TwoRepliersOfOtherLevels.class, TwoOpenRepliers.class, Untyped.class, Generic.class);
	}

	@ParameterizedTest
	@MethodSource("rightMethods")
	void rightMethodsAreAccepted(Class<?> bean) {
		assertThatNoException().isThrownBy(() -> new HandlerContext("quotes").with(bean).start().close());
	}

	record Quote(String symbol) {
	}

	record Trade(String symbol) {
	}

	sealed interface Event permits Opened, Closed {

	}

	record Opened() implements Event {
	}

	record Closed() implements Event {
	}

	static class TwoPayloads {

		@WebSocketHandler
		void handle(Quote quote, WebSocketSession session, Trade trade) {
		}

	}

	static class PayloadOnOpen {

		@WebSocketHandler(on = On.OPEN)
		void handle(Quote quote) {
		}

	}

	static class TextOnOpen {

		@WebSocketHandler(on = On.OPEN)
		void handle(String text) {
		}

	}

	static class PayloadOnPong {

		@WebSocketHandler(on = On.PONG)
		void handle(Quote quote) {
		}

	}

	static class BytesOnPong {

		@WebSocketHandler(on = On.PONG)
		void handle(byte[] payload) {
		}

	}

	static class PayloadOnClose {

		@WebSocketHandler(on = On.CLOSE)
		void handle(CloseReason reason, Quote quote) {
		}

	}

	static class PayloadOnError {

		@WebSocketHandler(on = On.ERROR)
		void handle(Exception ex, Quote quote) {
		}

	}

	static class CloseReasonOnMessage {

		@WebSocketHandler
		void handle(Quote quote, CloseReason reason) {
		}

	}

	static class CloseReasonOnError {

		@WebSocketHandler(on = On.ERROR)
		void handle(Exception ex, CloseReason reason) {
		}

	}

	static class ThrowableOnMessage {

		@WebSocketHandler
		void handle(IllegalStateException ex) {
		}

	}

	static class PongOnMessage {

		@WebSocketHandler
		void handle(Frame.Pong pong) {
		}

	}

	static class CloseFrame {

		@WebSocketHandler(on = On.CLOSE)
		void handle(Frame.Close close) {
		}

	}

	static class ErrorWithoutThrowable {

		@WebSocketHandler(on = On.ERROR)
		void handle(WebSocketSession session) {
		}

	}

	static class ErrorWithTwoThrowables {

		@WebSocketHandler(on = On.ERROR)
		void handle(Exception ex, WebSocketException other) {
		}

	}

	static class SameErrorTwice {

		@WebSocketHandler(on = On.ERROR)
		void handleOne(WebSocketException ex) {
		}

		@WebSocketHandler(on = On.ERROR)
		void handleOther(WebSocketException ex) {
		}

	}

	static class TextTwice {

		@WebSocketHandler
		void handle(String one, String two) {
		}

	}

	static class TextAndBytes {

		@WebSocketHandler
		void handle(String text, byte[] bytes) {
		}

	}

	static class OptionalText {

		@WebSocketHandler
		void handle(Optional<String> text) {
		}

	}

	static class UnknownPayloadType {

		@WebSocketHandler
		<T> void handle(T payload) {
		}

	}

	static class ForeignSession {

		@WebSocketHandler
		void handle(String text, org.springframework.web.socket.WebSocketSession session) {
		}

	}

	static class ForeignMessage {

		@WebSocketHandler
		void handle(org.springframework.messaging.Message<String> message) {
		}

	}

	static class ForeignAnnotation {

		@WebSocketHandler
		void handle(@Payload String text) {
		}

	}

	static class Principal {

		@WebSocketHandler
		void handle(java.security.Principal principal) {
		}

	}

	static class NoConcurrency {

		@WebSocketHandler(concurrency = 0)
		void handle(Quote quote) {
		}

	}

	static class ConcurrentOpen {

		@WebSocketHandler(on = On.OPEN, concurrency = 2)
		void handle() {
		}

	}

	static class ReplyOnClose {

		@WebSocketHandler(on = On.CLOSE)
		String handle() {
			return "bye";
		}

	}

	static class FutureReply {

		@WebSocketHandler
		Future<String> handle(String text) {
			return CompletableFuture.completedFuture(text);
		}

	}

	static class CallableReply {

		@WebSocketHandler
		Callable<String> handle(String text) {
			return () -> text;
		}

	}

	static class IteratorReply {

		@WebSocketHandler
		Iterator<String> handle(String text) {
			return List.of(text).iterator();
		}

	}

	static class OptionalFutureReply {

		@WebSocketHandler
		Optional<Future<String>> handle(String text) {
			return Optional.empty();
		}

	}

	static class StageOnClose {

		@WebSocketHandler(on = On.CLOSE)
		CompletionStage<String> handle() {
			return CompletableFuture.completedFuture("");
		}

	}

	static class Static {

		@WebSocketHandler
		static void handle(String text) {
		}

	}

	static class UnknownClient {

		@WebSocketHandler("quotse")
		void handle(String text) {
		}

	}

	static class NoClient {

		@WebSocketHandler
		void handle(String text) {
		}

	}

	static class TwoRepliers {

		@WebSocketHandler
		String handleOne(Quote quote) {
			return "one";
		}

		@WebSocketHandler
		Trade handleTwo(Quote quote) {
			return new Trade("two");
		}

	}

	static class TwoTextRepliers {

		@WebSocketHandler
		String handleOne(String text) {
			return "one";
		}

		@WebSocketHandler
		String handleTwo(Message.Text text) {
			return "two";
		}

	}

	@WebSocketHandler(client = "quotes", on = On.OPEN)
	static class OnOfType {

		@WebSocketHandler
		void handle() {
		}

	}

	static class Unrelated {

		@WebSocketHandler
		void handleQuote(Quote quote) {
		}

		@WebSocketHandler
		void handleTrade(Trade trade) {
		}

	}

	static class OfQuotes {

		@WebSocketHandler
		void handle(Quote quote) {
		}

	}

	static class OfTrades {

		@WebSocketHandler
		void handle(Trade trade) {
		}

	}

	static class OtherGenerics {

		@WebSocketHandler
		void handleQuotes(List<Quote> quotes) {
		}

		@WebSocketHandler
		void handleTrades(List<Trade> trades) {
		}

	}

	static class EveryMessageParameter {

		@WebSocketHandler(concurrency = 4)
		Quote text(Handshake handshake, String text, Message message, Frame frame, Message.Text textMessage,
				WebSocketConnection connection, Quote quote, WebSocketSession session) {
			return quote;
		}

		@WebSocketHandler
		Optional<List<Quote>> binary(byte[] bytes, ByteBuffer buffer, Message.Binary message) {
			return Optional.empty();
		}

	}

	static class EveryOpenParameter {

		@WebSocketHandler(on = On.OPEN)
		Quote handle(WebSocketSession session, WebSocketConnection connection, Handshake handshake) {
			return new Quote("MSFT");
		}

	}

	static class EveryPongParameter {

		@WebSocketHandler(on = On.PONG)
		void handle(WebSocketSession session, WebSocketConnection connection, Handshake handshake, Frame.Pong pong,
				Frame frame) {
		}

	}

	static class EveryCloseParameter {

		@WebSocketHandler(on = On.CLOSE)
		void handle(WebSocketSession session, WebSocketConnection connection, Handshake handshake, CloseReason reason) {
		}

	}

	static class EveryErrorParameter {

		@WebSocketHandler(on = On.ERROR)
		String handle(WebSocketSession session, WebSocketConnection connection, Handshake handshake, Throwable error) {
			return "sorry";
		}

		@WebSocketHandler(on = On.ERROR)
		void handle(WebSocketException error) {
		}

	}

	static class NoParameters {

		@WebSocketHandler
		void handle() {
		}

	}

	static class SealedSiblings {

		@WebSocketHandler
		void handle(Opened opened) {
		}

		@WebSocketHandler
		void handle(Closed closed) {
		}

	}

	static class ByKind {

		@WebSocketHandler
		void handle(Quote quote, Message.Text text) {
		}

		@WebSocketHandler
		void handle(Trade trade, Message.Binary binary) {
		}

	}

	static class TwoRepliersOfOtherLevels {

		@WebSocketHandler
		String handle(Map<String, Object> payload) {
			return "untyped";
		}

		@WebSocketHandler
		String handle(Opened payload) {
			return "typed";
		}

		@WebSocketHandler
		String handle(Closed payload) {
			return "typed too";
		}

	}

	static class TwoOpenRepliers {

		@WebSocketHandler(on = On.OPEN)
		String one() {
			return "one";
		}

		@WebSocketHandler(on = On.OPEN)
		String two() {
			return "two";
		}

	}

	static class Untyped {

		@WebSocketHandler
		void handle(Map<String, Object> payload) {
		}

		@WebSocketHandler
		void handle(Object payload) {
		}

		@WebSocketHandler
		void handle(tools.jackson.databind.JsonNode payload) {
		}

	}

	abstract static class Base<T> {

		@WebSocketHandler
		void handle(T payload) {
		}

	}

	static class Generic extends Base<List<Quote>> {

	}

}
