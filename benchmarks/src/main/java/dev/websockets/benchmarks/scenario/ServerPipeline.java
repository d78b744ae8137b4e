package dev.websockets.benchmarks.scenario;

/**
 * A server that echoes 64-byte texts, 256 in flight on one connection.
 */
public final class ServerPipeline extends ServerEcho {

	private static final int IN_FLIGHT = 256;

	/**
	 * Create the scenario.
	 */
	public ServerPipeline() {
		super(IN_FLIGHT);
	}

}
