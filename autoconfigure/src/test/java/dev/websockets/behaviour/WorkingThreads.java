package dev.websockets.behaviour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.management.JMException;
import javax.management.ObjectName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The threads of the library that do anything but wait for work, virtual ones included.
 *
 * @param stacks what they do, by their number
 */
public record WorkingThreads(Map<String, String> stacks) {

	private static final boolean VIRTUAL = Runtime.version().feature() >= 21;

	public static WorkingThreads now() {
		return new WorkingThreads((VIRTUAL ? dumped() : platform()).filter((thread) -> thread.contains("\"websockets-"))
			.filter((thread) -> !thread.contains("\"websockets-test"))
			.filter((thread) -> thread.contains("\tat dev.websockets."))
			.collect(Collectors.toMap((thread) -> thread.substring(0, thread.indexOf(' ')), (thread) -> thread)));
	}

	/**
	 * Wait until there are no others any more than there were.
	 */
	public void awaitNoMore() {
		await().pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(20))
			.atMost(Duration.ofSeconds(5))
			.untilAsserted(() -> {
				Map<String, String> more = now().stacks();
				more.keySet().removeAll(this.stacks.keySet());
				assertThat(more.values()).as("threads").isEmpty();
			});
	}

	private static Stream<String> platform() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.map((thread) -> "#" + thread.getKey().getId() + " \"" + thread.getKey().getName() + "\"\n"
					+ Arrays.stream(thread.getValue())
						.map((frame) -> "\tat " + frame.getClassName() + "." + frame.getMethodName())
						.collect(Collectors.joining("\n")));
	}

	private static Stream<String> dumped() {
		try {
			Path directory = Files.createTempDirectory("threads");
			Path file = directory.resolve("dump");
			try {
				ManagementFactory.getPlatformMBeanServer()
					.invoke(new ObjectName("com.sun.management:type=HotSpotDiagnostic"), "dumpThreads",
							new Object[] { file.toString(), "TEXT_PLAIN" },
							new String[] { String.class.getName(), String.class.getName() });
				return Arrays.stream(Files.readString(file).split("\\R\\R"))
					.map((thread) -> thread.replaceAll("\\n +(at )?", "\n\tat ").replaceAll("at [\\w.@]+/", "at "));
			}
			finally {
				Files.deleteIfExists(file);
				Files.deleteIfExists(directory);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JMException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
