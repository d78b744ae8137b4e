package dev.websockets.session;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.Frame;
import dev.websockets.Message;
import dev.websockets.SessionSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OutboxTests {

	private static final Duration LONG = Duration.ofMinutes(1);

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
		outbox.offer(Outbound.whole(Message.of("first")), LONG);
		outbox.offer(Outbound.whole(Message.of("second")), LONG);
		assertThat(failure).succeedsWithin(Duration.ofSeconds(5)).isSameAs(error);
		assertThat(outbox.flush(Deadline.in(Duration.ofSeconds(5)))).isTrue();
		assertThat(outbox.size()).isZero();
	}

	@Test
	@DisplayName("where there is no thread to write, the session ends instead of writing nothing any more")
	void noThread() {
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		OutOfMemoryError error = new OutOfMemoryError("unable to create native thread");
		Outbox outbox = new Outbox(SessionSettings.defaults().outgoing(), (task) -> {
			throw error;
		}, new RecordingWriter() {

			@Override
			public boolean begin(OutboundBatch batch) {
				return false;
			}

			@Override
			public void failed(Throwable cause) {
				failure.complete(cause);
			}

		});
		outbox.offer(Outbound.whole(Message.of("message")), LONG);
		assertThat(failure).isCompletedWithValue(error);
	}

	@Test
	@DisplayName("B37b while the end waits for a write, nothing more is taken: what is unsent is known")
	void endWhileWriting() throws InterruptedException {
		RecordingWriter writer = new RecordingWriter();
		Outbox outbox = new Outbox(SessionSettings.defaults().outgoing(), Runnable::run, writer);
		Thread sender = new Thread(() -> outbox.offer(Outbound.whole(Message.of("first")), LONG));
		sender.start();
		assertThat(writer.begun.poll(5, TimeUnit.SECONDS)).isEqualTo(Message.of("first"));
		outbox.offer(Outbound.whole(Message.of("second")), LONG);
		Thread end = new Thread(() -> outbox.awaitTaken(Deadline.in(LONG)));
		end.start();
		await().until(() -> end.getState() == Thread.State.TIMED_WAITING);
		writer.goesOn.countDown();
		sender.join(5_000);
		end.join(5_000);
		assertThat(writer.begun).isEmpty();
		assertThat(outbox.giveUp(null)).extracting(Outbound::frame).containsExactly(Message.of("second"));
	}

	@Test
	@DisplayName("who learns of the end too late does not hold up the Close that it has written")
	void lateEnd() {
		RecordingWriter writer = new RecordingWriter();
		writer.goesOn.countDown();
		Outbox outbox = new Outbox(SessionSettings.defaults().outgoing(), Runnable::run, writer);
		outbox.giveUp(new Frame.Close(1009, "too big"));
		outbox.hold();
		outbox.awaitTaken(Deadline.in(LONG));
		outbox.start();
		assertThat(writer.begun).containsExactly(new Frame.Close(1009, "too big"));
	}

	private static class RecordingWriter implements OutboxWriter {

		private final BlockingQueue<Frame> begun = new LinkedBlockingQueue<>();

		private final CountDownLatch goesOn = new CountDownLatch(1);

		@Override
		public int gatheredBytes() {
			return 0;
		}

		@Override
		public boolean begin(OutboundBatch batch) {
			this.begun.add(batch.get(0).frame());
			try {
				assertThat(this.goesOn.await(5, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			batch.written(batch.size());
			return true;
		}

		@Override
		public void finish(OutboundBatch batch) {
		}

		@Override
		public void failed(Throwable cause) {
			throw new AssertionError(cause);
		}

	}

}
