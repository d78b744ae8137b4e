package dev.websockets.conformance;

import java.util.List;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

import dev.websockets.CloseReason;
import dev.websockets.CloseReason.Initiator;
import dev.websockets.conformance.ConformanceCase.Closer;
import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A category of cases.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConformanceSuite {

	@Parameter(0)
	private Subject subject;

	@Parameter(1)
	private EchoStyle style;

	private Echo echo;

	@BeforeParameterizedClassInvocation
	final void start() {
		this.echo = this.subject.start(this.style);
	}

	@AfterParameterizedClassInvocation
	final void stop() {
		this.echo.close();
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
		Echo.Outcome<List<WireFrame>> outcome = this.echo
			.play((peer) -> new ConformancePeer(peer, inTurns).play(conformanceCase));
		assertFrames(outcome.found(), conformanceCase);
		assertReason(outcome.reason(), conformanceCase);
	}

	private static void assertFrames(List<WireFrame> frames, ConformanceCase conformanceCase) {
		int last = frames.size() - 1;
		assertThat(frames.get(last).closeCode()).isEqualTo(conformanceCase.closeCode());
		AnswerOrder.check(frames.subList(0, last), conformanceCase.answers());
	}

	private static void assertReason(CloseReason reason, ConformanceCase conformanceCase) {
		assertThat(reason.code()).isEqualTo(conformanceCase.closeCode());
		assertThat(reason.initiator())
			.isEqualTo((conformanceCase.closer() == Closer.ECHO) ? Initiator.LOCAL : Initiator.REMOTE);
		assertThat(reason.unsentMessages()).isZero();
	}

}
