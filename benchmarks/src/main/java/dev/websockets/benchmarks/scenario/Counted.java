package dev.websockets.benchmarks.scenario;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import com.sun.management.OperatingSystemMXBean;

import dev.websockets.benchmarks.load.Load;

/**
 * What a server did in some time, as the load client counted it.
 *
 * @param count the messages that came
 * @param nanos the time they took
 * @param cpuNanos the processor time of the server's process
 * @param loadCpuNanos the processor time of the load client's process
 * @param medianNanos the median of what the client timed
 * @param p99Nanos its 99th percentile
 */
public record Counted(long count, long nanos, long cpuNanos, long loadCpuNanos, long medianNanos, long p99Nanos) {

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private static final Duration LIMIT = Duration.ofSeconds(10);

	/**
	 * Count.
	 * @param load what counts
	 * @param warmUp the time that does not count
	 * @param measured the time that counts, as often as it takes to see something
	 * @return what was counted
	 * @throws IOException if nothing came
	 */
	static Counted during(Load load, Duration warmUp, Duration measured) throws IOException {
		pause(warmUp);
		long cpu = SYSTEM.getProcessCpuTime();
		Load.Progress begin = load.progress();
		Load.Progress end = begin;
		long deadline = System.nanoTime() + LIMIT.toNanos();
		while (end.count() == begin.count()) {
			if (System.nanoTime() > deadline) {
				throw new IOException("no message for " + LIMIT.toSeconds() + " s");
			}
			pause(measured);
			end = load.progress();
		}
		cpu = SYSTEM.getProcessCpuTime() - cpu;
		return new Counted(end.count() - begin.count(), end.nanos() - begin.nanos(), cpu,
				end.cpuNanos() - begin.cpuNanos(), end.medianNanos(), end.p99Nanos());
	}

	private static void pause(Duration time) {
		long deadline = System.nanoTime() + time.toNanos();
		while (System.nanoTime() < deadline) {
			LockSupport.parkNanos(deadline - System.nanoTime());
		}
	}

	/**
	 * What it is in a unit.
	 * @param unit the unit
	 * @return messages in each second, or microseconds for each
	 */
	public double score(Unit unit) {
		return (unit == Unit.MESSAGES_PER_SECOND) ? this.count * 1e9 / this.nanos : this.nanos / 1e3 / this.count;
	}

	/**
	 * The processor time for each.
	 * @return the time, in microseconds
	 */
	public double cpuMicros() {
		return this.cpuNanos / 1e3 / this.count;
	}

	/**
	 * The share of one processor that the load client took.
	 * @return the share, in percent
	 */
	double loadPercent() {
		return 100.0 * this.loadCpuNanos / this.nanos;
	}

}
