package dev.websockets.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.Message;
import dev.websockets.SessionSettings;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxTests {

	@Test
	@DisplayName("an Error of the connection ends the session too, and what is queued behind it is not stuck")
	void errorWhileWriting() {
		StackOverflowError error = new StackOverflowError();
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		Outbox outbox = new Outbox(SessionSettings.defaults().outgoing(), SessionThreads.shared().connections(),
				new OutboxWriter() {

					@Override
					public int gatheredBytes() {
						return 0;
					}

					@Override
					public boolean begin(OutboundBatch batch) {
						return false;
					}

					@Override
					public void finish(OutboundBatch batch) {
						throw error;
					}

					@Override
					public void failed(Throwable cause) {
						failure.complete(cause);
					}

				});
		outbox.offer(Outbound.whole(Message.of("first")), Deadline.in(Duration.ofSeconds(1)));
		outbox.offer(Outbound.whole(Message.of("second")), Deadline.in(Duration.ofSeconds(1)));
		assertThat(failure).succeedsWithin(Duration.ofSeconds(5)).isSameAs(error);
		assertThat(outbox.flush(Deadline.in(Duration.ofSeconds(5)))).isTrue();
		assertThat(outbox.size()).isZero();
	}

}
