package dev.websockets.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnsupportedEndpointsFailureAnalyzer}.
 */
class UnsupportedEndpointsFailureAnalyzerTests {

	private final UnsupportedEndpointsException failure = new UnsupportedEndpointsException("show every frame",
			List.of("/raw"));

	@Test
	void saysWhichEndpointsAndWhatToDo() {
		FailureAnalysis analysis = new UnsupportedEndpointsFailureAnalyzer().analyze(this.failure);
		assertThat(analysis.getDescription())
			.isEqualTo("The engine container cannot serve the endpoints [/raw], as they"
					+ " show every frame: it knows whole messages only.");
		assertThat(analysis.getAction()).isEqualTo("Set websockets.server.engine=own, or change the endpoints [/raw].");
	}

	@Test
	void isRegistered() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.FailureHandler.handleMessage((message, ex) -> {
			}))).hasAtLeastOneElementOfType(UnsupportedEndpointsFailureAnalyzer.class);
	}

}
