package dev.websockets.session;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was queued for the peer and not handed to the operating system.
 *
 * @param messages the number of messages
 * @param bytes their payload bytes
 */
record Unsent(long messages, long bytes) {

	static final Unsent NOTHING = new Unsent(0, 0);

	static Unsent of(List<Outbound> entries) {
		if (entries.isEmpty()) {
			return NOTHING;
		}
		List<Outbound> data = entries.stream().filter(Outbound::isData).toList();
		long messages = data.stream()
			.map((entry) -> (entry.stream() != null) ? entry.stream() : entry)
			.collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())))
			.size();
		return new Unsent(messages, data.stream().mapToLong(Outbound::size).sum());
	}

}
