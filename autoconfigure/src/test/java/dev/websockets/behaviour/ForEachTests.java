package dev.websockets.behaviour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import dev.websockets.WebSocketClosedException;
import dev.websockets.WebSocketSession;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@EnumSource
@Timeout(60)
class ForEachTests extends EngineBehaviour {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	@DisplayName("forEach returns when its action has, also where the session ends meanwhile, and throws what that throws")
	void awaitsAction() {
		IllegalStateException failure = new IllegalStateException("of the action");
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch goesOn = new CountDownLatch(1);
		try (WebSocketTestServer server = EchoServer.start()) {
			WebSocketSession session = this.client.open(server);
			CompletableFuture<Void> over = CompletableFuture.runAsync(() -> session.incoming().forEach((message) -> {
				begun.countDown();
				join(goesOn);
				throw failure;
			}));
			session.send("a");
			join(begun);
			session.abort();
			assertThat(session.closeReason()).succeedsWithin(LIMIT);
			await().during(Duration.ofMillis(200)).until(() -> !over.isDone());
			goesOn.countDown();
			assertThat(over).failsWithin(LIMIT).withThrowableThat().withCause(failure);
		}
	}

	@Test
	@DisplayName("a checked exception that the action throws without saying so reaches the caller, and the session lives on")
	void undeclaredException() {
		Exception failure = new Exception("checked");
		try (WebSocketTestServer server = EchoServer.start(); WebSocketSession session = this.client.open(server)) {
			session.send("a");
			assertThatExceptionOfType(Exception.class)
				.isThrownBy(() -> session.incoming().forEach((message) -> ForEachTests.<RuntimeException>fail(failure)))
				.isSameAs(failure);
			assertThat(session.isOpen()).isTrue();
		}
	}

	@Test
	@DisplayName("an action may abort its own session")
	void abortingAction() {
		try (WebSocketTestServer server = EchoServer.start()) {
			WebSocketSession session = this.client.open(server);
			session.send("a");
			assertThatExceptionOfType(WebSocketClosedException.class)
				.isThrownBy(() -> session.incoming().forEach((message) -> session.abort()));
		}
	}

	@SuppressWarnings("unchecked")
	private static <E extends Throwable> void fail(Exception failure) throws E {
		throw (E) failure;
	}

	private static void join(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
