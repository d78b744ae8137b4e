package dev.websockets.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;

import dev.websockets.WebSocketConnection;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnectionEvent;
import dev.websockets.WebSocketConnections;

import static org.awaitility.Awaitility.await;

/**
 * An instance of an application with a connection {@code feed}, of which there is one.
 */
final class Instance implements AutoCloseable {

	static final Duration LIMIT = Duration.ofSeconds(30);

	private final ConfigurableApplicationContext context;

	private Instance(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Start an instance.
	 * @param configuration has the locks
	 * @param feed where the connection goes
	 * @param properties further properties
	 */
	static Instance start(Class<?> configuration, FeedServer feed, String... properties) {
		return new Instance(run(configuration, feed.url(), properties));
	}

	static ConfigurableApplicationContext run(Class<?> configuration, String url, String... properties) {
		List<String> all = new ArrayList<>(List.of("websockets.clients.feed.url=" + url,
				"websockets.clients.feed.cluster.lock=feed", "websockets.clients.feed.cluster.lease=3s",
				"spring.main.banner-mode=off", "spring.main.register-shutdown-hook=false"));
		all.addAll(Arrays.asList(properties));
		return new SpringApplicationBuilder(configuration, Changes.class).web(WebApplicationType.NONE)
			.properties(all.toArray(String[]::new))
			.run();
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	WebSocketConnection feed() {
		return connection("feed");
	}

	WebSocketConnection connection(String name) {
		return this.context.getBean(WebSocketConnections.class).get(name);
	}

	boolean isOpen() {
		return feed().status().state() == State.OPEN;
	}

	void awaitState(State state) {
		await().atMost(LIMIT)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> feed().status().state(), (present) -> present == state);
	}

	/**
	 * Every change so far.
	 */
	List<WebSocketConnectionEvent> changes() {
		return this.context.getBean(Changes.class).events;
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Takes note of what is published.
	 */
	static class Changes {

		private final List<WebSocketConnectionEvent> events = new CopyOnWriteArrayList<>();

		@EventListener
		void changed(WebSocketConnectionEvent event) {
			this.events.add(event);
		}

	}

}
