package dev.websockets.behaviour;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import com.sun.management.UnixOperatingSystemMXBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The descriptors that are open, sockets among them.
 *
 * @param count their number
 */
public record OpenFiles(long count) {

	/** What the JVM may open meanwhile for itself. */
	private static final int TOLERANCE = 10;

	public static OpenFiles now() {
		return new OpenFiles(((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
			.getOpenFileDescriptorCount());
	}

	/**
	 * Wait until there are about as many as there were.
	 */
	public void awaitNoMore() {
		await().pollDelay(Duration.ZERO)
			.atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(now().count() - this.count).as("more descriptors").isLessThan(TOLERANCE));
	}

}
