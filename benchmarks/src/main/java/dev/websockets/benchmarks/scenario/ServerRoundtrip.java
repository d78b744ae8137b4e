package dev.websockets.benchmarks.scenario;

/**
 * A server that echoes 64-byte texts, one after the other.
 */
public final class ServerRoundtrip extends ServerEcho {

	/**
	 * Create the scenario.
	 */
	public ServerRoundtrip() {
		super(1);
	}

}
