package dev.websockets.benchmarks.compare;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.worker.Timing;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QuickPlan}.
 */
class QuickPlanTests {

	@Test
	@DisplayName("One scenario has longer iterations than all, within the same limit")
	void length() {
		assertThat(plan("--limit=270").iterationMillis()).isBetween(50, 300)
			.isLessThan(plan("--limit=270", "receive").iterationMillis());
	}

	@Test
	@DisplayName("Iterations become shorter when steps take long")
	void overhead() {
		QuickPlan plan = plan("--limit=270");
		int before = plan.iterationMillis();
		for (int i = 0; i < 30; i++) {
			plan.taken(plan.timing(Scenario.RECEIVE, 2), Duration.ofSeconds(2));
		}
		assertThat(plan.iterationMillis()).isLessThan(before);
	}

	@Test
	@DisplayName("Without time left, there is no further measurement")
	void end() {
		assertThat(plan("--limit=0").hasTime()).isFalse();
		assertThat(plan("--limit=100").hasTime()).isTrue();
	}

	@Test
	@DisplayName("The first round warms up longer")
	void warmUp() {
		QuickPlan plan = plan("--limit=270");
		Timing first = plan.timing(Scenario.RECEIVE, 1);
		assertThat(first.warmUps()).isGreaterThan(plan.timing(Scenario.RECEIVE, 2).warmUps());
	}

	private static QuickPlan plan(String... arguments) {
		return new QuickPlan(Arguments.parse(List.of(arguments)));
	}

}
