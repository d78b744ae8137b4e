package dev.websockets.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Isolated
class PausedSessionsTests {

	private static final int SESSIONS = 100;

	private static final Duration WATCHED = Duration.ofSeconds(2);

	@ParameterizedTest
	@EnumSource
	@DisplayName("B61 100 sessions that nobody reads, with bytes waiting, use under 5 % of a core")
	void paused(Site site) throws Exception {
		CountDownLatch over = new CountDownLatch(1);
		List<RawClient> clients = new ArrayList<>();
		try (EndpointServer server = EndpointServer.start(site,
				(router) -> router.webSocket("/", (session) -> over.await(1, TimeUnit.MINUTES)),
				"websockets.incoming.capacity=1", "websockets.ping-interval=0", "websockets.close-timeout=500ms")) {
			for (int i = 0; i < SESSIONS; i++) {
				RawClient client = RawClient.open(server.port(), "/");
				clients.add(client);
				sendTexts(client);
			}
			await().during(Duration.ofMillis(500)).until(() -> server.bean(WebSocketServer.class).size() == SESSIONS);
			assertThat(share()).isLessThan(0.05);
			over.countDown();
		}
		finally {
			over.countDown();
			for (RawClient client : clients) {
				client.close();
			}
		}
	}

	private static void sendTexts(RawClient client) throws IOException {
		byte[] frames = new byte[100 * 8];
		for (int at = 0; at < frames.length; at += 8) {
			frames[at] = (byte) 0x81;
			frames[at + 1] = (byte) 0x82;
		}
		client.send(frames);
	}

	/**
	 * The share of one core that this process needs.
	 */
	private static double share() {
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		long cpu = system.getProcessCpuTime();
		long begin = System.nanoTime();
		await().pollDelay(WATCHED).until(() -> true);
		return (double) (system.getProcessCpuTime() - cpu) / (System.nanoTime() - begin);
	}

}
