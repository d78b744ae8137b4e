package dev.websockets.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.benchmarks.scenario.Scenario;

/**
 * The files that keep results, one for each scenario.
 */
final class ResultFiles {

	private final JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Path folder;

	ResultFiles(Path folder) {
		this.folder = folder;
	}

	void write(ScenarioResult result) throws IOException {
		Files.createDirectories(this.folder);
		Files.writeString(file(result.definition()), this.mapper.writeValueAsString(result) + "\n");
	}

	/**
	 * The results there are.
	 * @return the results, in the order of the scenarios
	 */
	List<ScenarioResult> read() throws IOException {
		List<ScenarioResult> results = new ArrayList<>();
		for (Scenario scenario : Scenario.values()) {
			if (Files.exists(file(scenario))) {
				results.add(this.mapper.readValue(Files.readString(file(scenario)), ScenarioResult.class));
			}
		}
		return results;
	}

	private Path file(Scenario scenario) {
		return this.folder.resolve(scenario.id() + ".json");
	}

}
