package dev.websockets.benchmarks.endpoint;

import dev.websockets.benchmarks.room.RoomOrder;

/**
 * A server as the scenarios see it: it listens on the loopback address, and has what they
 * ask for at the same paths as all others.
 */
public interface Server extends AutoCloseable {

	/** Where every text comes back. */
	String ECHO = "/echo";

	/** Where every text goes to all sessions. */
	String ROOM = "/room";

	/**
	 * Where a {@link RoomOrder} is followed: its texts go to all sessions of the room.
	 * When the last one was handed over, the number of these sessions comes back.
	 */
	String CONTROL = RoomOrder.PATH;

	/**
	 * Where the server listens.
	 * @return the port
	 */
	int port();

}
