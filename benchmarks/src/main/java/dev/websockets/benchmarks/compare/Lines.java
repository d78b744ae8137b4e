package dev.websockets.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.websockets.benchmarks.scenario.Figure;

/**
 * Results as lines of text: scenario, client, score, unit, cpu-us, ratio.
 */
final class Lines {

	static final String HEADER = line("scenario", "client", "score", "unit", "cpu-us", "ratio");

	private static final String NONE = "-";

	private Lines() {
	}

	static List<String> of(ScenarioResult result) {
		List<String> lines = new ArrayList<>();
		for (ClientResult client : result.clients()) {
			lines.add(line(result, client));
		}
		result.definition().figures().forEach((figure) -> lines.addAll(more(result, figure)));
		return lines;
	}

	private static String line(ScenarioResult result, ClientResult client) {
		Double score = client.score().median();
		if (score == null) {
			return "%-18s %-17s failed  %s".formatted(result.scenario(), client.client(), client.failure());
		}
		return line(result.scenario(), client.client(), number(score), result.unit(), number(client.cpuMicros()),
				ratio(client.ratio()));
	}

	private static List<String> more(ScenarioResult result, Figure figure) {
		List<String> lines = new ArrayList<>();
		Double ours = result.clients()
			.stream()
			.filter((client) -> client.client().equals(result.definition().ours()))
			.map((client) -> client.more().get(figure.name()))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		for (ClientResult client : result.clients()) {
			Double value = client.more().get(figure.name());
			if (value != null) {
				boolean comparable = figure.compared() && ours != null && ours > 0 && value > 0;
				lines.add(line(result.scenario() + "-" + figure.name(), client.client(), number(value),
						figure.unit().symbol(), NONE, ratio(comparable ? figure.unit().times(ours, value) : null)));
			}
		}
		return lines;
	}

	private static String line(String scenario, String client, String score, String unit, String cpu, String ratio) {
		return "%-18s %-17s %14s %-11s %12s %8s".formatted(scenario, client, score, unit, cpu, ratio);
	}

	static String ratio(@Nullable Double ratio) {
		return (ratio != null) ? String.format(Locale.ROOT, "%.2f", ratio) : NONE;
	}

	/**
	 * Four digits that count, at the least.
	 */
	static String number(@Nullable Double value) {
		if (value == null) {
			return NONE;
		}
		double size = Math.abs(value);
		int decimals = (size >= 1000) ? 0 : (size >= 100) ? 1 : (size >= 10) ? 2 : (size >= 1) ? 3 : 4;
		return String.format(Locale.ROOT, "%." + decimals + "f", value);
	}

}
