package dev.websockets.benchmarks.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The memory of this process, when what is garbage is gone.
 *
 * @param heap what objects take, in bytes
 * @param outside what the process has of the machine's memory, in bytes. As the whole
 * heap is touched when the process starts, what it grows by is outside of the heap
 */
record Memory(long heap, long outside) {

	private static final int COLLECTIONS = 3;

	private static final String RESIDENT = "VmRSS:";

	/**
	 * Collect garbage, and look.
	 */
	static Memory now() {
		for (int i = 0; i < COLLECTIONS; i++) {
			System.gc();
		}
		giveBack();
		return new Memory(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), resident());
	}

	/**
	 * Have the C library give back to the machine what it keeps for later.
	 */
	private static void giveBack() {
		try {
			ManagementFactory.getPlatformMBeanServer()
				.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "systemTrimNativeHeap", null,
						null);
		}
		catch (JMException ex) {
			throw new IllegalStateException("needs a JDK 18 or newer on Linux with glibc", ex);
		}
	}

	private static long resident() {
		try {
			return Files.readAllLines(Path.of("/proc/self/status"))
				.stream()
				.filter((line) -> line.startsWith(RESIDENT))
				.mapToLong((line) -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
