package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.CloseReason.Initiator;
import dev.websockets.WebSocketInterruptedException;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JakartaSessionViewClosingTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	@DisplayName("close sends 1000 and blocks until the peer's Close")
	void close() throws Exception {
		try (ViewedSession viewed = new ViewedSession()) {
			FutureTask<Void> closing = start(() -> viewed.view().close());
			WireFrame close = viewed.peer().readFrame();
			assertThat(close.closeCode()).isEqualTo(1000);
			assertThat(close.closeText()).isEmpty();
			assertThat(closing).isNotDone();
			viewed.peer().send(WireFrame.close(1000, ""));
			assertThat(closing).succeedsWithin(LIMIT);
			assertThat(viewed.session().closeReason()).succeedsWithin(LIMIT)
				.satisfies((reason) -> assertThat(reason.initiator()).isEqualTo(Initiator.LOCAL));
			viewed.view().close();
		}
	}

	@Test
	@DisplayName("a reason is sent with its code, 1012 too, and its phrase")
	void reason() {
		try (ViewedSession viewed = new ViewedSession()) {
			FutureTask<Void> closing = start(
					() -> viewed.view().close(new CloseReason(CloseCodes.SERVICE_RESTART, "back soon")));
			WireFrame close = viewed.peer().readFrame();
			viewed.peer().send(WireFrame.close(1012, ""));
			assertThat(close.closeCode()).isEqualTo(1012);
			assertThat(close.closeText()).isEqualTo("back soon");
			assertThat(closing).succeedsWithin(LIMIT);
		}
	}

	@Test
	@DisplayName("a reason without a phrase has an empty text")
	void noPhrase() {
		try (ViewedSession viewed = new ViewedSession()) {
			start(() -> viewed.view().close(new CloseReason(CloseCodes.GOING_AWAY, null)));
			WireFrame close = viewed.peer().readFrame();
			assertThat(close.closeCode()).isEqualTo(1001);
			assertThat(close.closeText()).isEmpty();
		}
	}

	@Test
	@DisplayName("a code that may not be sent is refused, the session stays open")
	void notSendable() {
		try (ViewedSession viewed = new ViewedSession()) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> viewed.view().close(new CloseReason(CloseCodes.NO_STATUS_CODE, "")))
				.withMessageContaining("1005");
			assertThat(viewed.view().isOpen()).isTrue();
		}
	}

	@Test
	@DisplayName("an interrupt while close waits is an IOException, the thread stays interrupted")
	void interrupted() {
		try (ViewedSession viewed = new ViewedSession()) {
			CompletableFuture<Throwable> thrown = new CompletableFuture<>();
			CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
			Thread thread = new Thread(() -> {
				try {
					viewed.view().close();
				}
				catch (IOException ex) {
					interrupted.complete(Thread.currentThread().isInterrupted());
					thrown.complete(ex);
				}
			}, "closing");
			thread.setDaemon(true);
			thread.start();
			viewed.peer().readFrame();
			awaitWaiting(thread);
			thread.interrupt();
			assertThat(thrown).succeedsWithin(LIMIT)
				.satisfies((ex) -> assertThat(ex).hasCauseInstanceOf(WebSocketInterruptedException.class));
			assertThat(interrupted).isCompletedWithValue(true);
		}
	}

	private static void awaitWaiting(Thread thread) {
		Awaitility.await().atMost(LIMIT).until(() -> thread.getState() == Thread.State.TIMED_WAITING);
	}

	private static FutureTask<Void> start(Closing closing) {
		FutureTask<Void> task = new FutureTask<>(() -> {
			closing.close();
			return null;
		});
		Thread thread = new Thread(task, "closing");
		thread.setDaemon(true);
		thread.start();
		return task;
	}

	private interface Closing {

		void close() throws IOException;

	}

}
