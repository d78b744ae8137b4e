package dev.websockets.client;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.springframework.context.SmartLifecycle;

/**
 * Starts the named connections after the web server of the application, so that they can
 * connect to it, and stops them before it.
 *
 * @since 0.1.0
 */
public final class WebSocketConnectionsLifecycle implements SmartLifecycle {

	/**
	 * The phase unless another is set: after the web server and its graceful shutdown,
	 * which Boot starts at {@code DEFAULT_PHASE - 2048} and {@code - 1024}.
	 */
	public static final int DEFAULT_LIFECYCLE_PHASE = SmartLifecycle.DEFAULT_PHASE - 512;

	private final ConnectionPhase phase;

	private volatile boolean running;

	/**
	 * Create the lifecycle.
	 * @param phase the connections that are started and stopped
	 */
	public WebSocketConnectionsLifecycle(ConnectionPhase phase) {
		this.phase = phase;
	}

	/**
	 * Start the connections, see {@link ConnectionPhase#start()}.
	 */
	@Override
	public void start() {
		this.running = true;
		try {
			this.phase.start();
		}
		catch (RuntimeException ex) {
			this.running = false;
			throw ex;
		}
	}

	/**
	 * Stop the connections, see {@link ConnectionPhase#stop()}, and wait for it. An
	 * interruption ends the wait only.
	 */
	@Override
	public void stop() {
		try {
			stopAsync().get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | CancellationException ex) {
			throw new IllegalStateException("The WebSocket connections could not be stopped", ex);
		}
	}

	/**
	 * Stop the connections, see {@link ConnectionPhase#stop()}, without waiting.
	 */
	@Override
	public void stop(Runnable callback) {
		stopAsync().whenComplete((result, ex) -> callback.run());
	}

	private CompletableFuture<Void> stopAsync() {
		this.running = false;
		return this.phase.stop();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return this.phase.number();
	}

}
