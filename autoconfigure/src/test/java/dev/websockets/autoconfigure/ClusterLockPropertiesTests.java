package dev.websockets.autoconfigure;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.integration.support.locks.DefaultLockRegistry;
import org.springframework.integration.support.locks.LockRegistry;

import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is said about locks of connections that cannot be had.
 */
class ClusterLockPropertiesTests {

	private static final String CLUSTER = "websockets.clients.quotes.cluster.";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
		.withPropertyValues("websockets.clients.quotes.url=ws://localhost:1", "websockets.auto-startup=false");

	private static void assertRefused(ApplicationContextRunner runner, String property, String reason, String action) {
		runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(InvalidWebSocketPropertyException.class, (ex) -> {
				assertThat(ex.property()).isEqualTo(property);
				assertThat(ex.reason()).contains(reason);
				assertThat(ex.action()).contains(action);
			}));
	}

	@Test
	@DisplayName("a lock without a registry, without the library, or with several registries stops the start")
	void registries() {
		ApplicationContextRunner runner = this.contextRunner.withPropertyValues(CLUSTER + "lock=quotes");
		String dependencies = "Add org.springframework.integration:spring-integration-redis or spring-integration-jdbc";
		assertRefused(runner, CLUSTER + "lock", "There is no LockRegistry bean", dependencies);
		assertRefused(runner.withClassLoader(new FilteredClassLoader("org.springframework.integration")),
				CLUSTER + "lock", "Spring Integration is not there", dependencies);
		assertRefused(
				runner.withBean("one", LockRegistry.class, DefaultLockRegistry::new)
					.withBean("two", LockRegistry.class, DefaultLockRegistry::new),
				CLUSTER + "lock", "There are several LockRegistry beans", "@Primary");
	}

	@Test
	@DisplayName("a lock needs a key and a lease of three seconds, and those who share it agree on that")
	void values() {
		ApplicationContextRunner runner = this.contextRunner.withBean(DefaultLockRegistry.class);
		assertRefused(runner.withPropertyValues(CLUSTER + "lease=5s"), CLUSTER + "lock", "A lock needs a key",
				"Set " + CLUSTER + "lock to a name");
		assertRefused(runner.withPropertyValues(CLUSTER + "lock=q", CLUSTER + "lease=2999ms"), CLUSTER + "lease",
				"three seconds or longer", "10s");
		assertRefused(
				runner.withPropertyValues(CLUSTER + "lock=q", "websockets.clients.trades.url=ws://localhost:1",
						"websockets.clients.trades.cluster.lock=q", "websockets.clients.trades.cluster.lease=5s"),
				"websockets.clients.trades.cluster.lease", "The client 'quotes' has the same lock, with another lease.",
				CLUSTER + "lease");
	}

	@Test
	@DisplayName("without a lock nothing asks for a registry, with or without the library")
	void withoutLock() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed());
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.integration"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ClusterLocks.class));
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	@DisplayName("locks that other instances do not see work, and the log says so")
	void localLocks(CapturedOutput output) {
		this.contextRunner.withBean(DefaultLockRegistry.class)
			.withPropertyValues(CLUSTER + "lock=quotes")
			.run((context) -> {
				WebSocketConnections connections = context.getBean(WebSocketConnections.class);
				connections.get("quotes").open();
				await().until(() -> connections.get("quotes").status().state() == State.BACKING_OFF);
				assertThat(output).contains("The LockRegistry bean is a DefaultLockRegistry");
			});
	}

}
