package dev.websockets.benchmarks.endpoint;

/**
 * A server as the scenarios see it: it listens on the loopback address, and sends back
 * every text that comes to {@link #PATH}.
 */
public interface EchoServer extends AutoCloseable {

	/** Where texts come back. */
	String PATH = "/echo";

	/**
	 * Where the server listens.
	 * @return the port
	 */
	int port();

}
