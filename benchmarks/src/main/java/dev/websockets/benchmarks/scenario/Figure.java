package dev.websockets.benchmarks.scenario;

import java.util.List;

/**
 * What is found beside a score.
 *
 * @param name its name in results
 * @param unit what it counts
 * @param title its name in tables
 * @param compared whether there is a sense in saying how many times as good ours is
 */
public record Figure(String name, Unit unit, String title, boolean compared) {

	/** Of open connections. */
	static final List<Figure> IDLE = List.of(new Figure(Idle.CONNECTIONS, Unit.CONNECTIONS, "connections", false),
			new Figure(Idle.THREADS, Unit.THREADS, "threads", true),
			new Figure(Idle.SHARE, Unit.PERCENT, "processor, %", true),
			new Figure(IdleDeflate.OUTSIDE, Unit.BYTES, "outside, bytes", true));

	static final Figure P99 = new Figure(ServerRoom.P99, Unit.MICROSECONDS, "p99, us", true);

	static final Figure HEAP = new Figure(ServerFanIn.HEAP, Unit.BYTES, "heap, bytes", true);

	static final Figure WITHOUT = new Figure(ServerBroadcastStalled.WITHOUT, Unit.MESSAGES_PER_SECOND,
			"without, messages/s", false);

	static final Figure SLOWER = new Figure(ServerBroadcastStalled.SLOWER, Unit.PERCENT, "slower, %", false);

	static final Figure HELD_UP = new Figure(ServerBroadcastStalled.HELD_UP, Unit.MILLISECONDS, "held up, ms", true);

	static final Figure LOAD = new Figure(ServerRoom.LOAD, Unit.PERCENT, "load client, %", false);

}
