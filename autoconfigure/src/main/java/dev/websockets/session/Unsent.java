package dev.websockets.session;

import java.util.List;

/**
 * What was queued for the peer and not handed to the operating system.
 *
 * @param messages the number of messages
 * @param bytes their payload bytes
 */
record Unsent(long messages, long bytes) {

	static Unsent of(List<Outbound> entries) {
		List<Outbound> data = entries.stream().filter(Outbound::isData).toList();
		return new Unsent(data.size(), data.stream().mapToLong(Outbound::size).sum());
	}

}
