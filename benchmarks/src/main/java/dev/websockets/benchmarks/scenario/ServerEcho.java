package dev.websockets.benchmarks.scenario;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import com.sun.management.OperatingSystemMXBean;

import dev.websockets.benchmarks.endpoint.EchoServer;
import dev.websockets.benchmarks.endpoint.EchoServers;
import dev.websockets.benchmarks.load.Load;

/**
 * A server in this process, whose echoes are counted by the load client in its own. Not a
 * matter for JMH, as nothing is called here.
 */
public abstract class ServerEcho extends Subject {

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private final int inFlight;

	ServerEcho(int inFlight) {
		this.inFlight = inFlight;
	}

	/**
	 * Put a server under load.
	 * @param name the name of the server
	 * @param warmUp the time that does not count
	 * @param measured the time that counts
	 * @return what it did
	 * @throws Exception if an echo does not come
	 */
	public Echoes measure(String name, Duration warmUp, Duration measured) throws Exception {
		EchoServer server = EchoServers.start(name);
		try (Load load = Load.echo(Integer.getInteger(Load.PORT), server.port(), this.inFlight)) {
			pause(warmUp);
			long cpu = SYSTEM.getProcessCpuTime();
			Load.Progress begin = load.progress();
			pause(measured);
			Load.Progress end = load.progress();
			cpu = SYSTEM.getProcessCpuTime() - cpu;
			if (end.count() == begin.count()) {
				throw new IOException("no echo within " + measured.toMillis() + " ms");
			}
			return new Echoes(end.count() - begin.count(), end.nanos() - begin.nanos(), cpu);
		}
		finally {
			close(server);
		}
	}

	private static void pause(Duration time) {
		long deadline = System.nanoTime() + time.toNanos();
		while (System.nanoTime() < deadline) {
			LockSupport.parkNanos(deadline - System.nanoTime());
		}
	}

	/**
	 * What a server did.
	 *
	 * @param count the echoes that came
	 * @param nanos the time they took
	 * @param cpuNanos the processor time of the server's process
	 */
	public record Echoes(long count, long nanos, long cpuNanos) {

		/**
		 * What they are in a unit.
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

	}

}
