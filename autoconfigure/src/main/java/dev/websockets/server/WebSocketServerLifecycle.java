package dev.websockets.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.springframework.context.SmartLifecycle;

/**
 * Closes the sessions of endpoints with 1001 before the web server stops, and refuses
 * handshakes with 503 from then on.
 *
 * @since 0.1.0
 */
public final class WebSocketServerLifecycle implements SmartLifecycle {

	/**
	 * After the web server and its graceful shutdown, which Boot starts at
	 * {@code DEFAULT_PHASE - 2048} and {@code - 1024}, and before named connections, at
	 * {@code - 512}: stopped in reverse.
	 */
	public static final int DEFAULT_LIFECYCLE_PHASE = SmartLifecycle.DEFAULT_PHASE - 768;

	private final WebSocketServer server;

	private volatile boolean running;

	/**
	 * Create the lifecycle.
	 * @param server what is started and stopped
	 */
	public WebSocketServerLifecycle(WebSocketServer server) {
		this.server = server;
	}

	@Override
	public void start() {
		this.server.start();
		this.running = true;
	}

	/**
	 * Stop, see {@link WebSocketServer#stop()}, and wait for it. An interruption ends the
	 * wait only.
	 */
	@Override
	public void stop() {
		try {
			stopAsync().get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The WebSocket endpoints could not be stopped", ex);
		}
	}

	/**
	 * Stop, see {@link WebSocketServer#stop()}, without waiting.
	 */
	@Override
	public void stop(Runnable callback) {
		stopAsync().whenComplete((result, ex) -> callback.run());
	}

	private CompletableFuture<Void> stopAsync() {
		this.running = false;
		return this.server.stop();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return DEFAULT_LIFECYCLE_PHASE;
	}

}
