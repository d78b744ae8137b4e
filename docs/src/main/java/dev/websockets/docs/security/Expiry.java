package dev.websockets.docs.security;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.websockets.WebSocketSession;
import dev.websockets.WebSocketSessionJoinedEvent;

@Component
class Expiry {

	static final int EXPIRED = 3000;

	private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(1);

	// tag::expiry[]
	@EventListener
	void joined(WebSocketSessionJoinedEvent event) {
		WebSocketSession session = event.session();
		if (session.attributes().get(Tickets.EXPIRES) instanceof Instant expires) {
			long left = Duration.between(Instant.now(), expires).toMillis();
			Future<?> end = this.timer.schedule(() -> session.closeAsync(EXPIRED, "ticket expired"), left,
					TimeUnit.MILLISECONDS);
			session.onClose((reason) -> end.cancel(false));
		}
	}
	// end::expiry[]

	@PreDestroy
	void stop() {
		this.timer.shutdownNow();
	}

}
