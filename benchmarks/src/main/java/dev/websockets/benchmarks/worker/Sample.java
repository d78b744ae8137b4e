package dev.websockets.benchmarks.worker;

import java.util.Map;
import java.util.TreeMap;

import dev.websockets.benchmarks.scenario.Scenario;

/**
 * What one measurement found.
 *
 * @param score the score, in the scenario's unit
 * @param cpuMicros the processor time of the client's process for each message, in
 * microseconds
 * @param more further figures, by name
 */
public record Sample(double score, double cpuMicros, Map<String, Double> more) {

	/** What is allocated for each message of a flood, in bytes. */
	public static final String ALLOCATED = "allocated";

	/**
	 * Read a sample.
	 * @param line what {@link #line()} wrote
	 * @return the sample
	 */
	public static Sample parse(String line) {
		String[] words = line.split(" ");
		Map<String, Double> more = new TreeMap<>();
		for (int i = 2; i < words.length; i++) {
			int equals = words[i].indexOf('=');
			more.put(words[i].substring(0, equals), Double.valueOf(words[i].substring(equals + 1)));
		}
		return new Sample(Double.parseDouble(words[0]), Double.parseDouble(words[1]), more);
	}

	/**
	 * What a scenario makes of the run it is {@link Scenario#measuredBy measured by}.
	 * @param scenario the scenario
	 * @return the sample with the score of the scenario
	 */
	public Sample of(Scenario scenario) {
		return (scenario == Scenario.ALLOC) ? new Sample(this.more.get(ALLOCATED), this.cpuMicros, Map.of()) : this;
	}

	/**
	 * The sample as a line of text.
	 * @return the line, without its end
	 */
	public String line() {
		StringBuilder line = new StringBuilder(this.score + " " + this.cpuMicros);
		this.more.forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
		return line.toString();
	}

}
