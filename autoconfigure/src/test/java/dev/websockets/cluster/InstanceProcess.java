package dev.websockets.cluster;

import java.util.Arrays;

/**
 * An instance in a process of its own, to be killed.
 */
public final class InstanceProcess {

	private InstanceProcess() {
	}

	/**
	 * Run it.
	 * @param args the URL of the feed, then properties
	 */
	public static void main(String[] args) {
		Instance.run(RedisLocks.class, args[0], Arrays.copyOfRange(args, 1, args.length));
	}

}
