package dev.websockets.behaviour;

import java.lang.management.ManagementFactory;

/**
 * What is on the heap and reachable.
 */
public final class Heap {

	private Heap() {
	}

	/**
	 * The bytes in use after a collection.
	 */
	public static long used() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
