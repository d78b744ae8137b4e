package dev.websockets.autoconfigure;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import com.google.protobuf.StringValue;
import org.jspecify.annotations.Nullable;

import dev.websockets.Message;
import dev.websockets.WebSocketConversionException;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;
import dev.websockets.converter.Trade;

/**
 * Handler methods with a payload, which they send back.
 */
final class ConverterHandlers {

	private ConverterHandlers() {
	}

	static Class<? extends Handled> of(ConverterFormat format) {
		return (format.payload() instanceof Trade) ? Trades.class : Values.class;
	}

	abstract static class Handled {

		private final BlockingQueue<Optional<Object>> payloads = new LinkedBlockingQueue<>();

		private final BlockingQueue<Message> failed = new LinkedBlockingQueue<>();

		BlockingQueue<Optional<Object>> payloads() {
			return this.payloads;
		}

		BlockingQueue<Message> failed() {
			return this.failed;
		}

		void fail(WebSocketConversionException ex) {
			Message message = ex.failedMessage();
			if (message != null) {
				this.failed.add(message);
			}
		}

	}

	static class Trades extends Handled {

		@WebSocketHandler
		@Nullable Trade trade(@Nullable Trade trade) {
			payloads().add(Optional.ofNullable(trade));
			return trade;
		}

		@WebSocketHandler(on = On.ERROR)
		void failed(WebSocketConversionException ex) {
			fail(ex);
		}

	}

	static class Values extends Handled {

		@WebSocketHandler
		StringValue value(StringValue value) {
			payloads().add(Optional.of(value));
			return value;
		}

		@WebSocketHandler(on = On.ERROR)
		void failed(WebSocketConversionException ex) {
			fail(ex);
		}

	}

}
