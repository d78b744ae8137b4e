package dev.websockets.conformance;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.springframework.util.unit.DataSize;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketSession;
import dev.websockets.behaviour.Engine;
import dev.websockets.behaviour.EngineClient;
import dev.websockets.conformance.ConformanceCase.Closer;
import dev.websockets.test.WebSocketTestServer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A category of cases.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConformanceSuite {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@Parameter(0)
	private Engine engine;

	@Parameter(1)
	private EchoStyle style;

	private EngineClient client;

	private WebSocketTestServer server;

	@BeforeParameterizedClassInvocation
	final void start() {
		this.client = this.engine.start();
		this.server = WebSocketTestServer.builder().timeout(LIMIT).start();
	}

	@AfterParameterizedClassInvocation
	final void stop() {
		this.client.close();
		this.server.close();
	}

	private static SessionSettings settings(SessionSettings settings) {
		return settings.withMaxMessageSize(DataSize.ofMegabytes(64));
	}

	/**
	 * Play a case, and hold what comes back to what is expected: no frame more or less,
	 * in this order, and the connection closed at the end.
	 */
	final void play(ConformanceCase conformanceCase) {
		play(conformanceCase, false);
	}

	/**
	 * Play a case in which each write has one answer, which is awaited before the next.
	 */
	final void playInTurns(ConformanceCase conformanceCase) {
		play(conformanceCase, true);
	}

	private void play(ConformanceCase conformanceCase, boolean inTurns) {
		CompletableFuture<List<WireFrame>> received = new CompletableFuture<>();
		this.server.onConnection((peer) -> complete(received, new ConformancePeer(peer, inTurns), conformanceCase));
		WebSocketSession session = this.client.open(this.server, ConformanceSuite::settings);
		CompletableFuture<Void> echo = this.style.start(session);
		assertThat(received).succeedsWithin(LIMIT).satisfies((frames) -> assertFrames(frames, conformanceCase));
		assertThat(session.closeReason()).succeedsWithin(LIMIT)
			.satisfies((reason) -> assertReason(reason, conformanceCase));
		assertThat(echo).succeedsWithin(LIMIT);
	}

	private static void complete(CompletableFuture<List<WireFrame>> received, ConformancePeer peer,
			ConformanceCase conformanceCase) {
		try {
			received.complete(peer.play(conformanceCase));
		}
		catch (RuntimeException | AssertionError ex) {
			received.completeExceptionally(ex);
		}
	}

	private static void assertFrames(List<WireFrame> frames, ConformanceCase conformanceCase) {
		int last = frames.size() - 1;
		assertThat(frames.get(last).closeCode()).isEqualTo(conformanceCase.closeCode());
		AnswerOrder.check(frames.subList(0, last), conformanceCase.answers());
	}

	private static void assertReason(CloseReason reason, ConformanceCase conformanceCase) {
		assertThat(reason.code()).isEqualTo(conformanceCase.closeCode());
		assertThat(reason.initiator())
			.isEqualTo((conformanceCase.closer() == Closer.CLIENT) ? Initiator.LOCAL : Initiator.REMOTE);
		assertThat(reason.unsentMessages()).isZero();
	}

}
