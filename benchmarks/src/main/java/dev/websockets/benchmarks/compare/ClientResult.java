package dev.websockets.benchmarks.compare;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.websockets.benchmarks.scenario.Unit;

/**
 * What a client reached in a scenario.
 *
 * @param client its name
 * @param score the scores of the rounds
 * @param cpuMicros the processor time of its process for each message (idle: for each
 * connection and second), in microseconds, or {@code null} if all rounds failed
 * @param more further figures, by name
 * @param failures how many rounds failed
 * @param failure why the last one of them did, or {@code null}
 * @param ratio how many times as fast ours is, or {@code null} if one of the two failed
 */
record ClientResult(String client, Spread score, @Nullable Double cpuMicros, Map<String, Double> more, int failures,
		@Nullable String failure, @Nullable Double ratio) {

	ClientResult comparedWith(ClientResult ours, Unit unit) {
		Double mine = this.score.median();
		Double theirs = ours.score.median();
		Double times = (mine != null && theirs != null) ? unit.times(theirs, mine) : null;
		return new ClientResult(this.client, this.score, this.cpuMicros, this.more, this.failures, this.failure, times);
	}

}
