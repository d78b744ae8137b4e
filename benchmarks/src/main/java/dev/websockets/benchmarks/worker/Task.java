package dev.websockets.benchmarks.worker;

import java.time.Duration;

import dev.websockets.benchmarks.scenario.IdleDeflate;
import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.scenario.ServerBroadcastStalled;

/**
 * What a worker is asked to do, in one line of text.
 *
 * @param scenario what to measure
 * @param client with which client
 * @param timing how long
 */
public record Task(Scenario scenario, String client, Timing timing) {

	/** What a step takes beyond its iterations: opening, draining, closing. */
	private static final int OVERHEAD_SECONDS = 15;

	static Task parse(String line) {
		String[] words = line.split(" ");
		Timing timing = new Timing(Integer.parseInt(words[2]), Integer.parseInt(words[3]), Integer.parseInt(words[4]),
				Integer.parseInt(words[5]));
		return new Task(Scenario.of(words[0]), words[1], timing);
	}

	/**
	 * The line of text.
	 * @return the line, without its end
	 */
	public String line() {
		return this.scenario.id() + " " + this.client + " " + this.timing.warmUps() + " " + this.timing.iterations()
				+ " " + this.timing.iterationMillis() + " " + this.timing.connections();
	}

	/**
	 * After what time the worker is taken to hang.
	 * @return the limit
	 */
	public Duration limit() {
		if (this.scenario.isIdle()) {
			return this.timing.openLimit()
				.multipliedBy(IdleDeflate.OPENING_TIMES)
				.plus(this.timing.iteration().multipliedBy(3))
				.plusSeconds(2 * OVERHEAD_SECONDS);
		}
		if (this.scenario.isRoom()) {
			return this.timing.iteration()
				.multipliedBy(3L * (this.timing.warmUps() + 2L * this.timing.iterations()))
				.plus(this.timing.iteration()
					.multipliedBy(ServerBroadcastStalled.HELD_UP_TIMES * this.timing.iterations()))
				.plus(this.timing.openLimit().multipliedBy(3))
				.plusSeconds(2 * OVERHEAD_SECONDS);
		}
		int iterations = this.timing.warmUps() + this.timing.iterations();
		return this.timing.iteration().multipliedBy(2L * iterations).plusSeconds(OVERHEAD_SECONDS);
	}

}
