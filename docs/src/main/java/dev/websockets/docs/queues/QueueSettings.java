package dev.websockets.docs.queues;

import java.time.Duration;

import dev.websockets.IncomingSettings;
import dev.websockets.OutgoingSettings;
import dev.websockets.WebSocketClient;

final class QueueSettings {

	private QueueSettings() {
	}

	static WebSocketClient latestOnly(WebSocketClient client) {
		// tag::settings[]
		WebSocketClient impatient = client.mutate()
			.settings((settings) -> settings
				.withIncoming((queue) -> queue.withCapacity(2).withOverflow(IncomingSettings.Overflow.DROP_OLDEST))
				.withOutgoing((queue) -> queue.withCapacity(2)
					.withOverflow(OutgoingSettings.Overflow.BLOCK)
					.withSendTimeout(Duration.ofMillis(200))))
			.build();
		// end::settings[]
		return impatient;
	}

	static WebSocketClient keepalive(WebSocketClient client) {
		// tag::keepalive[]
		WebSocketClient watchful = client.mutate()
			.settings((settings) -> settings.withPing(Duration.ofMillis(100), Duration.ofMillis(400)))
			.build();
		// end::keepalive[]
		return watchful;
	}

}
