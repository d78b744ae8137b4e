package dev.websockets.benchmarks.compare;

import java.util.List;
import java.util.Locale;

import dev.websockets.benchmarks.client.Clients;

/**
 * Results as a picture: a panel for each scenario, a bar for each client. It has a
 * background of its own, so that it can be read on light and on dark pages.
 */
final class Plot {

	private static final int COLUMNS = 3;

	private static final int PANEL_WIDTH = 330;

	private static final int ROW = 17;

	private static final int TITLE = 44;

	private static final int NAMES = 104;

	private static final int NUMBERS = 66;

	private static final int MARGIN = 16;

	private static final String STYLE = """
			<style>
			text { font: 11px sans-serif; fill: #57606a }
			.title { font-weight: bold; font-size: 13px; fill: #1f2328 }
			.page { fill: #ffffff; stroke: #d0d7de }
			.bar { fill: #8c959f }
			.ours { fill: #0969da }
			@media (prefers-color-scheme: dark) {
			text { fill: #9198a1 }
			.title { fill: #f0f6fc }
			.page { fill: #0d1117; stroke: #3d444d }
			.bar { fill: #656c76 }
			.ours { fill: #4493f8 }
			}
			</style>
			""";

	private final StringBuilder svg = new StringBuilder();

	private Plot() {
	}

	static String of(List<ScenarioResult> results) {
		int rows = results.stream().mapToInt((result) -> result.clients().size()).max().orElse(0);
		int panelHeight = TITLE + rows * ROW + MARGIN;
		int width = COLUMNS * PANEL_WIDTH + 2 * MARGIN;
		int height = (results.size() + COLUMNS - 1) / COLUMNS * panelHeight + 2 * MARGIN;
		Plot plot = new Plot();
		plot.svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
			.formatted(width, height));
		plot.svg.append("<title>Benchmarks, by scenario and client</title>\n").append(STYLE);
		plot.svg.append("<rect class=\"page\" x=\"0.5\" y=\"0.5\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n"
			.formatted(width - 1, height - 1));
		for (int i = 0; i < results.size(); i++) {
			plot.panel(results.get(i), MARGIN + i % COLUMNS * PANEL_WIDTH, MARGIN + i / COLUMNS * panelHeight);
		}
		return plot.svg.append("</svg>\n").toString();
	}

	private void panel(ScenarioResult result, int x, int y) {
		String better = result.definition().unit().moreIsBetter() ? "more is better" : "less is better";
		text("title", "start", x, y + 14, result.scenario());
		text("", "start", x, y + 30, result.unit() + ", " + better);
		double most = result.clients()
			.stream()
			.map((client) -> client.score().median())
			.mapToDouble((score) -> (score != null) ? score : 0)
			.max()
			.orElse(1);
		for (int i = 0; i < result.clients().size(); i++) {
			bar(result.clients().get(i), most, x, y + TITLE + i * ROW);
		}
	}

	private void bar(ClientResult client, double most, int x, int y) {
		text("", "end", x + NAMES - 6, y + 10, client.client());
		Double score = client.score().median();
		if (score == null) {
			text("", "start", x + NAMES, y + 10, "failed");
			return;
		}
		int width = (int) Math.max(1, score / most * (PANEL_WIDTH - NAMES - NUMBERS));
		this.svg.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"12\" rx=\"1\"/>\n"
			.formatted(client.client().startsWith(Clients.OURS) ? "ours" : "bar", x + NAMES, y, width));
		text("", "start", x + NAMES + width + 5, y + 10, shortened(score));
	}

	private void text(String type, String anchor, int x, int y, String text) {
		this.svg.append("<text class=\"%s\" text-anchor=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(type, anchor, x,
				y, text));
	}

	private static String shortened(double score) {
		if (score >= 1_000_000) {
			return String.format(Locale.ROOT, "%.1f M", score / 1_000_000);
		}
		return (score >= 10_000) ? String.format(Locale.ROOT, "%.0f k", score / 1000) : Lines.number(score);
	}

}
