package dev.websockets.benchmarks.compare;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/**
 * Where, and when, was measured.
 *
 * @param cores the number of processors
 * @param cpu the kind of processor
 * @param memoryGibibytes the memory
 * @param os the operating system
 * @param jdk the JDK
 * @param date the day, in ISO 8601
 */
record Machine(int cores, String cpu, long memoryGibibytes, String os, String jdk, String date) {

	private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

	static Machine here() {
		long memory = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
		return new Machine(Runtime.getRuntime().availableProcessors(), cpuModel(), Math.round(memory / Math.pow(2, 30)),
				System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
						+ System.getProperty("os.arch"),
				System.getProperty("java.vendor") + " " + Runtime.version(), LocalDate.now().toString());
	}

	private static String cpuModel() {
		try (Stream<String> lines = Files.lines(CPU_INFO)) {
			return lines.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("unknown");
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

	String sentence() {
		return "%d cores of %s, %d GiB of memory, %s, JDK %s; %s".formatted(this.cores, this.cpu, this.memoryGibibytes,
				this.os, this.jdk, this.date);
	}

}
