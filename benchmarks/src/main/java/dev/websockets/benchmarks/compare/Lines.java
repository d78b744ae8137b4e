package dev.websockets.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.websockets.benchmarks.scenario.Figure;
import dev.websockets.benchmarks.scenario.Unit;

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
		result.definition()
			.figures()
			.stream()
			.filter(Figure::compared)
			.forEach((figure) -> lines.addAll(more(result, figure.name(), figure.unit())));
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

	private static List<String> more(ScenarioResult result, String name, Unit unit) {
		List<String> lines = new ArrayList<>();
		Double ours = result.clients()
			.stream()
			.filter((client) -> client.client().equals(result.definition().ours()))
			.map((client) -> client.more().get(name))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		for (ClientResult client : result.clients()) {
			Map<String, Double> more = client.more();
			Double value = more.get(name);
			if (value != null) {
				lines.add(line(result.scenario() + "-" + name, client.client(), number(value), unit.symbol(), NONE,
						ratio((ours != null && ours > 0 && value > 0) ? unit.times(ours, value) : null)));
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
		int decimals = (value >= 1000) ? 0 : (value >= 100) ? 1 : (value >= 10) ? 2 : (value >= 1) ? 3 : 4;
		return String.format(Locale.ROOT, "%." + decimals + "f", value);
	}

}
