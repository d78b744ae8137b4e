package dev.websockets.session;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.Envelope;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketProtocol;
import dev.websockets.WebSocketQueueOverflowException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PendingRequestsTests {

	private final AtomicInteger reads = new AtomicInteger();

	private final PendingRequests requests = PendingRequests.of(new Replies(),
			SessionSettings.defaults().withRequest((request) -> request.withMaxInFlight(2)));

	private boolean takes(String id) {
		return this.requests.takes(Message.of(id));
	}

	@Test
	@DisplayName("messages are looked at only while a request waits")
	void readsNothingWithoutRequest() {
		assertThat(takes("1")).isFalse();
		PendingRequest request = this.requests.begin();
		assertThat(takes("2")).isFalse();
		assertThat(takes("1")).isTrue();
		assertThat(takes("1")).isFalse();
		assertThat(request.answer().join().get().id()).isEqualTo("1");
		assertThat(this.reads).hasValue(2);
	}

	@Test
	@DisplayName("whatever ends a request, nothing of it is left")
	void nothingLeft() {
		this.requests.begin();
		assertThat(this.requests.isEmpty()).isFalse();
		assertThat(takes("1")).isTrue();
		assertThat(this.requests.isEmpty()).isTrue();
		PendingRequest forgotten = this.requests.begin();
		assertThat(this.requests.forget(forgotten)).isTrue();
		assertThat(this.requests.forget(forgotten)).isFalse();
		assertThat(this.requests.isEmpty()).isTrue();
		PendingRequest failed = this.requests.begin();
		PendingRequest another = this.requests.begin();
		assertThatExceptionOfType(WebSocketQueueOverflowException.class).isThrownBy(this.requests::begin);
		this.requests.fail((request) -> new WebSocketException("failed " + request.id()));
		assertThat(this.requests.isEmpty()).isTrue();
		assertThat(this.requests.forget(failed)).isFalse();
		assertThatExceptionOfType(WebSocketException.class).isThrownBy(another.answer().join()::get)
			.withMessage("failed 4");
		assertThat(takes("3")).isFalse();
	}

	/**
	 * Each message is the reply to the request with the id that it consists of.
	 */
	private final class Replies implements WebSocketProtocol {

		@Override
		public @Nullable Envelope read(Message message) {
			PendingRequestsTests.this.reads.incrementAndGet();
			return Envelope.reply(((Message.Text) message).text(), message);
		}

		@Override
		public Message request(String id, Object body, Message payload) {
			return payload;
		}

		@Override
		public Message reply(Envelope request, Message payload) {
			return payload;
		}

		@Override
		public Message error(Envelope request, Throwable error) {
			return request.payload();
		}

	}

}
