package dev.websockets.benchmarks.worker;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import dev.websockets.benchmarks.scenario.Counted;
import dev.websockets.benchmarks.scenario.Idle;
import dev.websockets.benchmarks.scenario.IdleDeflate;
import dev.websockets.benchmarks.scenario.Scenario;
import dev.websockets.benchmarks.scenario.ServerBroadcast;
import dev.websockets.benchmarks.scenario.ServerBroadcastSingle;
import dev.websockets.benchmarks.scenario.ServerBroadcastStalled;
import dev.websockets.benchmarks.scenario.ServerEcho;
import dev.websockets.benchmarks.scenario.ServerFanIn;
import dev.websockets.benchmarks.scenario.ServerIdle;
import dev.websockets.benchmarks.scenario.ServerPipeline;
import dev.websockets.benchmarks.scenario.ServerRoom;
import dev.websockets.benchmarks.scenario.ServerRoundtrip;
import dev.websockets.benchmarks.scenario.Unit;

/**
 * One measurement, mostly by JMH. The process is the fork, so JMH makes none.
 */
final class Measurement {

	private static final String ALLOCATED = "gc.alloc.rate.norm";

	private Measurement() {
	}

	static Sample run(Task task) throws Exception {
		if (task.scenario().isIdle()) {
			return idle(task);
		}
		if (task.scenario().isRoom()) {
			return room(task);
		}
		return task.scenario().isServer() ? server(task) : benchmark(task);
	}

	private static Sample idle(Task task) throws Exception {
		Idle idle = switch (task.scenario()) {
			case IDLE_DEFLATE -> new IdleDeflate();
			case SERVER_IDLE -> new ServerIdle();
			default -> new Idle();
		};
		Map<String, Double> found = idle.measure(task.client(), task.timing().connections(), task.timing().openLimit(),
				task.timing().iteration());
		return new Sample(found.remove(Idle.MEMORY), found.remove(Idle.CPU), found);
	}

	private static Sample server(Task task) throws Exception {
		ServerEcho echo = (task.scenario() == Scenario.SERVER_PIPELINE) ? new ServerPipeline() : new ServerRoundtrip();
		Timing timing = task.timing();
		Counted echoes = echo.measure(task.client(), timing.iteration().multipliedBy(timing.warmUps()),
				timing.iteration().multipliedBy(timing.iterations()));
		return new Sample(echoes.score(task.scenario().unit()), echoes.cpuMicros(), Map.of());
	}

	private static Sample room(Task task) throws Exception {
		ServerRoom room = switch (task.scenario()) {
			case SERVER_BROADCAST -> new ServerBroadcast();
			case SERVER_BROADCAST_SINGLE -> new ServerBroadcastSingle();
			case SERVER_BROADCAST_STALLED -> new ServerBroadcastStalled();
			default -> new ServerFanIn();
		};
		Timing timing = task.timing();
		Map<String, Double> found = room.measure(task.client(), timing.connections(),
				timing.iteration().multipliedBy(timing.warmUps()),
				timing.iteration().multipliedBy(timing.iterations()));
		return new Sample(found.remove(ServerRoom.SCORE), found.remove(ServerRoom.CPU), found);
	}

	private static Sample benchmark(Task task) throws RunnerException {
		RunResult result = new Runner(options(task).build()).runSingle();
		Map<String, Double> more = (task.scenario() == Scenario.RECEIVE)
				? Map.of(Sample.ALLOCATED, further(result, ALLOCATED)) : Map.of();
		return new Sample(result.getPrimaryResult().getScore(), further(result, ProcessorTime.NAME), more);
	}

	private static double further(RunResult result, String name) {
		Result<?> further = result.getSecondaryResults().get(name);
		return further.getScore();
	}

	private static ChainedOptionsBuilder options(Task task) {
		boolean throughput = task.scenario().unit() == Unit.MESSAGES_PER_SECOND;
		TimeValue iteration = TimeValue.milliseconds(task.timing().iterationMillis());
		ChainedOptionsBuilder options = new OptionsBuilder()
			.include("^" + task.scenario().type().getName().replace(".", "\\.") + "\\.")
			.param("client", task.client())
			.forks(0)
			.mode(throughput ? Mode.Throughput : Mode.AverageTime)
			.timeUnit(throughput ? TimeUnit.SECONDS : TimeUnit.MICROSECONDS)
			.warmupIterations(task.timing().warmUps())
			.warmupTime(iteration)
			.measurementIterations(task.timing().iterations())
			.measurementTime(iteration)
			.shouldFailOnError(true)
			.verbosity(VerboseMode.SILENT)
			.addProfiler(ProcessorTime.class);
		return (task.scenario() == Scenario.RECEIVE) ? options.addProfiler(GCProfiler.class) : options;
	}

}
