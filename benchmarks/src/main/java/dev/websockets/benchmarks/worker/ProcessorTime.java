package dev.websockets.benchmarks.worker;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time of the whole process for each operation, in microseconds: threads of
 * the client, garbage collection and compilation included.
 */
public final class ProcessorTime implements InternalProfiler {

	/** The name of the result. */
	public static final String NAME = "processor-time";

	private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private long before;

	@Override
	public String getDescription() {
		return "Processor time of the process for each operation";
	}

	@Override
	public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
		this.before = this.system.getProcessCpuTime();
	}

	@Override
	public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
			IterationResult result) {
		double nanos = this.system.getProcessCpuTime() - this.before;
		double micros = nanos / 1000 / Math.max(1, result.getMetadata().getAllOps());
		return List.of(new ScalarResult(NAME, micros, "us/op", AggregationPolicy.AVG));
	}

}
