package dev.websockets.relay;

import org.springframework.context.SmartLifecycle;

/**
 * Starts a relay before the web server listens, and stops it when the sessions of
 * endpoints are closed.
 *
 * @since 0.1.0
 */
public final class BroadcastRelayLifecycle implements SmartLifecycle {

	/**
	 * Before the web server, which Boot starts at {@code DEFAULT_PHASE - 2048}; stopped
	 * in reverse.
	 */
	public static final int DEFAULT_LIFECYCLE_PHASE = SmartLifecycle.DEFAULT_PHASE - 2304;

	private final BroadcastRelay relay;

	private volatile boolean running;

	/**
	 * Create the lifecycle.
	 * @param relay what is started and stopped
	 */
	public BroadcastRelayLifecycle(BroadcastRelay relay) {
		this.relay = relay;
	}

	@Override
	public void start() {
		this.relay.start();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.relay.stop();
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
