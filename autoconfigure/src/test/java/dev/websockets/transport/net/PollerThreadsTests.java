package dev.websockets.transport.net;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.AsynchronousChannelGroup;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PollerThreadsTests {

	@Test
	@DisplayName("all connections share a group")
	void shared() throws IOException {
		assertThat(PollerThreads.group()).isSameAs(PollerThreads.group());
	}

	@Test
	@DisplayName("its threads are daemons that keep no class loader of the application")
	void threads() throws Exception {
		Set<Thread> before = pollers();
		Thread current = Thread.currentThread();
		ClassLoader loader = current.getContextClassLoader();
		try (URLClassLoader application = new URLClassLoader(new URL[0])) {
			current.setContextClassLoader(application);
			AsynchronousChannelGroup group = PollerThreads.newGroup(3);
			await().until(() -> pollersSince(before).size() == 3);
			assertThat(pollersSince(before)).allSatisfy((thread) -> {
				assertThat(thread.isDaemon()).isTrue();
				assertThat(thread.getContextClassLoader()).isNotSameAs(application);
			});
			assertThat(pollersSince(before)).filteredOn((thread) -> thread.getName().startsWith("websockets-poller-"))
				.hasSize(2)
				.allSatisfy((thread) -> assertThat(thread.getContextClassLoader()).isNull());
			group.shutdownNow();
			await().until(() -> pollersSince(before).isEmpty());
		}
		finally {
			current.setContextClassLoader(loader);
		}
	}

	private static Set<Thread> pollersSince(Set<Thread> before) {
		Set<Thread> pollers = pollers();
		pollers.removeAll(before);
		return pollers;
	}

	/**
	 * The threads that run the JDK's loop.
	 */
	private static Set<Thread> pollers() {
		Set<Thread> pollers = new HashSet<>();
		Thread.getAllStackTraces().forEach((thread, stack) -> {
			for (StackTraceElement frame : stack) {
				if (frame.getClassName().endsWith("EventHandlerTask")) {
					pollers.add(thread);
				}
			}
		});
		return pollers;
	}

}
