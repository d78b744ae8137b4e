package dev.websockets.docs.connections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.integration.support.locks.DefaultLockRegistry;
import org.springframework.integration.support.locks.LockRegistry;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnections;
import dev.websockets.docs.DocumentedOutput;
import dev.websockets.docs.Samples;
import dev.websockets.test.WebSocketServerScript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class SharedLocksTests {

	private static WebSocketConnection orders(ApplicationContext context) {
		return context.getBean(WebSocketConnections.class).get("orders");
	}

	@Test
	void oneOfTwoHasTheConnection(CapturedOutput output) {
		LockRegistry<?> locks = new DefaultLockRegistry();
		try (WebSocketServerScript server = WebSocketServerScript.start()) {
			ApplicationContextRunner instance = Samples.application("cluster.yml")
				.withSystemProperties("websockets.clients.orders.url=" + server.uri() + "/orders")
				.withBean(LockRegistry.class, () -> locks);
			instance.run((first) -> {
				await().until(() -> orders(first).status().state() == State.OPEN);
				instance.run((second) -> {
					await().until(() -> output.getOut().contains("stands by"));
					assertThat(orders(second).status().state()).isEqualTo(State.STANDBY);
					orders(first).close();
					await().until(() -> orders(second).status().state() == State.OPEN);
				});
			});
		}
		DocumentedOutput.check("named-connections.md", "standby",
				output.getOut()
					.lines()
					.filter((line) -> line.contains("stands by"))
					.map((line) -> line.substring(line.indexOf("WebSocket connection")))
					.findFirst()
					.orElseThrow());
	}

	@Test
	void redisDown() {
		LettuceConnectionFactory redis = new LettuceConnectionFactory("localhost", 1);
		Samples.application("cluster.yml")
			.withUserConfiguration(SharedLocks.class)
			.withBean(LettuceConnectionFactory.class, () -> redis)
			.run((context) -> {
				await().until(() -> orders(context).status().lastError() != null);
				assertThat(orders(context).status().state()).isEqualTo(State.STANDBY);
			});
	}

}
