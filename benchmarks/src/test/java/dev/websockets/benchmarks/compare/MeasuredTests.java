package dev.websockets.benchmarks.compare;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.worker.Sample;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that nothing is run twice.
 */
class MeasuredTests {

	@Test
	@DisplayName("Who reads in one way only runs once for two ways, and what is allocated is found by a flood")
	void once() {
		assertThat(Measured.all(List.of(Scenario.RECEIVE, Scenario.RECEIVE_LOOP, Scenario.ALLOC),
				List.of("websockets", "okhttp")))
			.containsExactly(new Measured(Scenario.RECEIVE, "websockets"), new Measured(Scenario.RECEIVE, "okhttp"),
					new Measured(Scenario.RECEIVE_LOOP, "websockets"));
		assertThat(Measured.all(List.of(Scenario.ROUNDTRIP_PLATFORM), List.of("websockets", "okhttp"))).containsExactly(
				new Measured(Scenario.ROUNDTRIP_PLATFORM, "websockets"), new Measured(Scenario.ROUNDTRIP, "okhttp"));
	}

	@Test
	@DisplayName("Scenarios that share runs take turns in the same rounds")
	void groups() {
		List<List<Scenario>> groups = new FullPlan().groups(List.of(Scenario.values()));
		assertThat(groups).contains(List.of(Scenario.RECEIVE, Scenario.RECEIVE_LOOP, Scenario.ALLOC),
				List.of(Scenario.ROUNDTRIP, Scenario.ROUNDTRIP_PLATFORM), List.of(Scenario.IDLE));
		assertThat(groups.stream().flatMap(List::stream)).containsExactlyInAnyOrder(Scenario.values());
	}

	@Test
	@DisplayName("A flood is a score to one scenario, and what it allocated to another; a failure is one to both")
	void samples() {
		Samples flood = new Samples();
		flood.add(new Sample(1e6, 0.5, Map.of(Sample.ALLOCATED, 120.0)));
		flood.fail("it hung");
		assertThat(flood.of(Scenario.RECEIVE).result("okhttp").score().median()).isEqualTo(1e6);
		ClientResult allocated = flood.of(Scenario.ALLOC).result("okhttp");
		assertThat(allocated.score().median()).isEqualTo(120);
		assertThat(allocated.cpuMicros()).isEqualTo(0.5);
		assertThat(allocated.failure()).isEqualTo("it hung");
		assertThat(allocated.failures()).isEqualTo(1);
	}

}
