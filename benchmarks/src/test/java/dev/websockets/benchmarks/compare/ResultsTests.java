package dev.websockets.benchmarks.compare;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import dev.websockets.benchmarks.scenario.Idle;
import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.scenario.ServerRoom;
import dev.websockets.benchmarks.worker.Sample;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is made of samples: spread, ratio, lines, files, tables and the plot.
 */
class ResultsTests {

	@Test
	@DisplayName("The median is the middle one, or the mean of the middle two")
	void median() {
		assertThat(Spread.of(List.of(5.0, 1.0, 2.0))).isEqualTo(new Spread(List.of(5.0, 1.0, 2.0), 2.0, 1.0, 5.0));
		assertThat(Spread.of(List.of(5.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
		assertThat(Spread.of(List.of()).median()).isNull();
	}

	@Test
	@DisplayName("A ratio over 1 says that ours is faster, whatever the unit")
	void ratio() {
		assertThat(Lines.of(result(Scenario.RECEIVE, 300, 100))).containsExactly(
				"receive            websockets                 300.0 messages/s        0.5000     1.00",
				"receive            okhttp                     100.0 messages/s        0.5000     3.00",
				"receive            tyrus-jdk         failed  it hung");
		assertThat(Lines.of(result(Scenario.ROUNDTRIP, 50, 75)).get(1)).endsWith(" 1.50");
	}

	@Test
	@DisplayName("Idle connections have lines for threads and processor, too")
	void idle() {
		assertThat(Lines.of(result(Scenario.IDLE, 10_000, 20_000))).hasSize(7)
			.anySatisfy((line) -> assertThat(line).matches("idle-threads +okhttp +7.000 threads +- +1.00"))
			.anySatisfy((line) -> assertThat(line).matches("idle-share +okhttp +0.0000 percent +- +-"));
	}

	@Test
	@DisplayName("What is written into a file is what is read")
	void files(@TempDir Path folder) throws Exception {
		ResultFiles files = new ResultFiles(folder);
		ScenarioResult receive = result(Scenario.RECEIVE, 300, 100);
		ScenarioResult idle = result(Scenario.IDLE, 1, 2);
		files.write(idle);
		files.write(receive);
		assertThat(files.read()).containsExactly(receive, idle);
	}

	@Test
	@DisplayName("The page keeps what stands around the markers")
	void page() {
		String page = "before\n" + Report.BEGIN + "\nold\n" + Report.END + "\nafter\n";
		String tables = Tables.of(List.of(result(Scenario.RECEIVE, 300, 100), result(Scenario.IDLE, 1, 2)));
		assertThat(Report.insert(page, tables)).startsWith("before\n" + Report.BEGIN + "\n\nMachine: ")
			.contains("| okhttp | 3.00 | 2.00 |", "| tyrus-jdk | failed | failed |",
					"| okhttp | 100.0 | 100.0 | 100.0 | 0.5000 | 3.00 |")
			.doesNotContain("old")
			.endsWith(Report.END + "\nafter\n");
	}

	@Test
	@DisplayName("Servers are compared with ours, in a table of their own")
	void servers() {
		Map<String, Samples> samples = new LinkedHashMap<>();
		samples.put("websockets-tomcat", samples(100));
		samples.put("ktor-netty", samples(300));
		ScenarioResult servers = ScenarioResult.of(Scenario.SERVER_IDLE, false, 1, samples);
		assertThat(Lines.of(servers).get(1)).endsWith(" 3.00");
		assertThat(Tables.of(List.of(result(Scenario.RECEIVE, 300, 100), servers))).contains("| than | receive |\n",
				"| than | server-idle |\n|---|---:|\n| websockets-tomcat | 1.00 |\n| ktor-netty | 3.00 |\n");
	}

	@Test
	@DisplayName("What is found beside a score has a column and lines; the share of the load client has no ratio")
	void figures() {
		Samples found = new Samples();
		found.add(new Sample(1000, 2, Map.of(ServerRoom.P99, 5000.0, ServerRoom.LOAD, 30.0)));
		ScenarioResult single = ScenarioResult.of(Scenario.SERVER_BROADCAST_SINGLE, false, 1,
				Map.of("websockets-tomcat", found));
		List<String> lines = Lines.of(single);
		assertThat(lines).hasSize(3);
		assertThat(lines.get(1)).matches("server-broadcast-single-p99 websockets-tomcat +5000 us +- +1.00");
		assertThat(lines.get(2)).matches("server-broadcast-single-load websockets-tomcat +30.00 percent +- +-");
		assertThat(Tables.of(List.of(single))).contains(
				"| server | us | least | most | cpu-us | ratio | p99, us | load client, % |\n|---|---:|---:|---:|---:|---:|---:|---:|\n"
						+ "| websockets-tomcat | 1000 | 1000 | 1000 | 2.000 | 1.00 | 5000 | 30.00 |\n");
	}

	@Test
	@DisplayName("The plot is well-formed, and has a bar for each client that did not fail")
	void plot() throws Exception {
		String svg = Plot.of(List.of(result(Scenario.RECEIVE, 3_000_000, 100), result(Scenario.IDLE, 1, 2)));
		Document document = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(svg)));
		assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(1 + 4);
		assertThat(svg).contains(">3.0 M<", ">failed<");
	}

	private static ScenarioResult result(Scenario scenario, double ours, double other) {
		Map<String, Samples> samples = new LinkedHashMap<>();
		samples.put("websockets", samples(ours));
		samples.put("okhttp", samples(other));
		Samples failed = new Samples();
		failed.fail("it hung");
		samples.put("tyrus-jdk", failed);
		return ScenarioResult.of(scenario, false, 1, samples);
	}

	private static Samples samples(double score) {
		Samples samples = new Samples();
		samples.add(new Sample(score, 0.5, Map.of(Idle.THREADS, 7.0, Idle.SHARE, 0.0)));
		return samples;
	}

}
