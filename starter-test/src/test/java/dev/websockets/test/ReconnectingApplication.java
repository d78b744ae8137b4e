package dev.websockets.test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * An application with one client, written with the JDK's, that subscribes whenever it
 * connects, reconnects whenever it loses the connection, and remembers the last text.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
class ReconnectingApplication {

	@Bean
	Quotes quotes(Environment environment) {
		return new Quotes(URI.create(environment.getRequiredProperty("websockets.clients.quotes.url")));
	}

	static class Quotes implements SmartLifecycle, WebSocket.Listener {

		private static final HttpClient HTTP = HttpClient.newHttpClient();

		private final AtomicReference<String> last = new AtomicReference<>("");

		private final URI uri;

		private volatile boolean running;

		private volatile @Nullable WebSocket socket;

		Quotes(URI uri) {
			this.uri = uri;
		}

		String last() {
			return this.last.get();
		}

		@Override
		public void start() {
			this.running = true;
			connect();
		}

		@Override
		public void stop() {
			this.running = false;
			WebSocket current = this.socket;
			if (current != null) {
				current.abort();
			}
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

		@Override
		public void onOpen(WebSocket opened) {
			this.socket = opened;
			opened.sendText("{\"symbols\":[\"MSFT\"]}", true);
			opened.request(1);
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean complete) {
			this.last.set(data.toString());
			from.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
			connect();
			return null;
		}

		@Override
		public void onError(WebSocket from, Throwable error) {
			connect();
		}

		private void connect() {
			if (this.running) {
				HTTP.newWebSocketBuilder().buildAsync(this.uri, this).exceptionally((error) -> {
					connect();
					return null;
				});
			}
		}

	}

}
