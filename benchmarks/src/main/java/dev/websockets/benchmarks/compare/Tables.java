package dev.websockets.benchmarks.compare;

import java.util.List;
import java.util.stream.Collectors;

import dev.websockets.benchmarks.scenario.Figure;

/**
 * Results as tables in Markdown: how many times as fast ours is, then all figures.
 */
final class Tables {

	private Tables() {
	}

	static String of(List<ScenarioResult> results) {
		StringBuilder text = new StringBuilder();
		if (results.isEmpty()) {
			return "No results yet.\n";
		}
		text.append("Machine: ").append(results.get(0).machine().sentence()).append(".\n");
		if (results.stream().anyMatch(ScenarioResult::quick)) {
			text.append("\nThese are results of a quick run, which only shows that everything works.\n");
		}
		overview(text, "this client", results.stream().filter((result) -> !result.definition().isServer()).toList());
		overview(text, "this server, on Tomcat,",
				results.stream().filter((result) -> result.definition().isServer()).toList());
		results.forEach((result) -> details(text, result));
		return text.toString();
	}

	private static void overview(StringBuilder text, String ours, List<ScenarioResult> results) {
		if (results.isEmpty()) {
			return;
		}
		text.append("\n## How many times as fast as ")
			.append(results.get(0).definition().isServer() ? "servers" : "clients");
		text.append("\n\nOver 1: ").append(ours).append(" is faster (idle and alloc: takes less).\n\n");
		text.append("| than |");
		results.forEach((result) -> text.append(' ').append(result.scenario()).append(" |"));
		text.append("\n|---|").append("---:|".repeat(results.size())).append('\n');
		for (ClientResult row : results.get(0).clients()) {
			text.append("| ").append(row.client()).append(" |");
			results.forEach((result) -> text.append(' ').append(ratio(result, row.client())).append(" |"));
			text.append('\n');
		}
	}

	private static String ratio(ScenarioResult result, String name) {
		return result.clients()
			.stream()
			.filter((client) -> client.client().equals(name))
			.map(Tables::ratio)
			.collect(Collectors.joining());
	}

	private static String ratio(ClientResult client) {
		return (client.score().median() != null) ? Lines.ratio(client.ratio()) : "failed";
	}

	private static void details(StringBuilder text, ScenarioResult result) {
		List<Figure> figures = result.definition().figures().stream().filter((figure) -> has(result, figure)).toList();
		text.append("\n## ").append(result.scenario()).append("\n\n");
		text.append(result.definition().description()).append(". Medians of ").append(result.rounds());
		text.append((result.rounds() == 1) ? " round.\n\n" : " rounds.\n\n");
		text.append(result.definition().isServer() ? "| server | " : "| client | ")
			.append(result.unit())
			.append(" | least | most | cpu-us | ratio |");
		figures.forEach((figure) -> text.append(' ').append(figure.title()).append(" |"));
		text.append("\n|---|---:|---:|---:|---:|---:|").append("---:|".repeat(figures.size())).append('\n');
		for (ClientResult client : result.clients()) {
			text.append("| ").append(client.client()).append(" | ").append(cells(client));
			figures.forEach(
					(figure) -> text.append(' ').append(Lines.number(client.more().get(figure.name()))).append(" |"));
			text.append('\n');
		}
	}

	private static boolean has(ScenarioResult result, Figure figure) {
		return result.clients().stream().anyMatch((client) -> client.more().containsKey(figure.name()));
	}

	private static String cells(ClientResult client) {
		Spread score = client.score();
		if (score.median() == null) {
			return "failed: " + client.failure() + " | | | | |";
		}
		return Lines.number(score.median()) + " | " + Lines.number(score.min()) + " | " + Lines.number(score.max())
				+ " | " + Lines.number(client.cpuMicros()) + " | " + ratio(client) + " |";
	}

}
