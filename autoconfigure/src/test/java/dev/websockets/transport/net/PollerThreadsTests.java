package dev.websockets.transport.net;

import java.nio.channels.AsynchronousChannelGroup;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PollerThreadsTests {

	@Test
	@DisplayName("few daemon threads, which keep no class loader, serve all connections")
	void threads() throws Exception {
		AsynchronousChannelGroup group = PollerThreads.group();
		await().until(() -> !pollers().isEmpty());
		assertThat(PollerThreads.group()).isSameAs(group);
		assertThat(pollers()).hasSizeLessThanOrEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 4))
			.allSatisfy((thread) -> {
				assertThat(thread.isDaemon()).isTrue();
				assertThat(thread.getContextClassLoader()).isNull();
			});
	}

	private static List<Thread> pollers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("websockets-poller-"))
			.toList();
	}

}
