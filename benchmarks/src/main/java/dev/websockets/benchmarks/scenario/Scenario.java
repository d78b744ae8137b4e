package dev.websockets.benchmarks.scenario;

import java.util.Arrays;
import java.util.List;

import dev.websockets.benchmarks.client.Clients;
import dev.websockets.benchmarks.endpoint.EchoServers;
import dev.websockets.benchmarks.route.Routers;

/**
 * What can be measured.
 */
public enum Scenario {

	/** A flood of 64-byte texts, by a callback. */
	RECEIVE("receive", Receive.class, Unit.MESSAGES_PER_SECOND, "A flood of 64-byte texts, each handed to a callback"),

	/** The same flood, by a loop. */
	RECEIVE_LOOP("receive-loop", ReceiveLoop.class, Unit.MESSAGES_PER_SECOND,
			"The same flood, taken by a loop; clients without a blocking way to read: by their callback"),

	/** One sender, 256 in flight. */
	PIPELINE("pipeline", Pipeline.class, Unit.MESSAGES_PER_SECOND, "Echo of 64-byte texts, 256 in flight, one sender"),

	/** Eight senders, 256 in flight. */
	SENDERS("senders", Senders.class, Unit.MESSAGES_PER_SECOND, "Echo of 64-byte texts, 256 in flight, eight senders"),

	/** One in flight. */
	ROUNDTRIP("roundtrip", Roundtrip.class, Unit.MICROSECONDS, "Echo of a 64-byte text, one in flight"),

	/** One in flight, read by platform threads. */
	ROUNDTRIP_PLATFORM("roundtrip-platform", RoundtripPlatform.class, Unit.MICROSECONDS,
			"The same, with `websockets.threads=platform`"),

	/** Messages of 64 KiB. */
	LARGE_64K("large-64k", Large64k.class, Unit.MESSAGES_PER_SECOND, "Echo of binary messages of 64 KiB, 8 in flight"),

	/** Messages of 1 MiB. */
	LARGE_1M("large-1m", Large1m.class, Unit.MESSAGES_PER_SECOND, "Echo of binary messages of 1 MiB, 8 in flight"),

	/** Open, echo, close. */
	CONNECT("connect", Connect.class, Unit.MICROSECONDS, "Open, one echo, close; one after the other"),

	/** Open connections. */
	IDLE("idle", Idle.class, Unit.BYTES, "Open connections on which nothing comes: heap of each, after a collection"),

	/** Open connections that compress. */
	IDLE_DEFLATE("idle-deflate", IdleDeflate.class, Unit.BYTES,
			"Open connections that compress, half a minute after 64 KiB went each way: memory of each, heap and outside"),

	/** Allocation. */
	ALLOC("alloc", Receive.class, Unit.BYTES, "Bytes allocated for each 64-byte text that is received"),

	/** Routing by type, which stands first. */
	ROUTE("route", Route.class, Unit.MICROSECONDS,
			"A JSON text of 150 bytes, routed by the type it begins with, and converted to a record"),

	/** Routing by type, which stands last. */
	ROUTE_LAST("route-last", RouteTypeLast.class, Unit.MICROSECONDS, "The same, with the type at the end"),

	/** A server, 256 in flight. */
	SERVER_PIPELINE("server-pipeline", ServerPipeline.class, Unit.MESSAGES_PER_SECOND,
			"A server's echo of 64-byte texts, 256 in flight on one connection"),

	/** A server, one in flight. */
	SERVER_ROUNDTRIP("server-roundtrip", ServerRoundtrip.class, Unit.MICROSECONDS,
			"A server's echo of a 64-byte text, one in flight"),

	/** A server with open sessions. */
	SERVER_IDLE("server-idle", ServerIdle.class, Unit.BYTES,
			"A server's open sessions on which nothing happens: heap of each, after a collection"),

	/** A server that sends to all. */
	SERVER_BROADCAST("server-broadcast", ServerBroadcast.class, Unit.MESSAGES_PER_SECOND,
			"A server sends 64-byte texts to 1,000 sessions, one broadcast after the other: what comes to all of them"),

	/** A server that sends to all, once. */
	SERVER_BROADCAST_SINGLE("server-broadcast-single", ServerBroadcastSingle.class, Unit.MICROSECONDS,
			"A server sends one 64-byte text to 1,000 sessions: the time until the last one has it, median of all broadcasts"),

	/** A server that sends to all, and one does not read. */
	SERVER_BROADCAST_STALLED("server-broadcast-stalled", ServerBroadcastStalled.class, Unit.MESSAGES_PER_SECOND,
			"`server-broadcast` with one session of the 1,000 that does not read"),

	/** A server that sends to all what comes from all. */
	SERVER_FANIN("server-fanin", ServerFanIn.class, Unit.MESSAGES_PER_SECOND,
			"1,000 sessions each send 64-byte texts to all 1,000: what comes to all of them");

	private final String id;

	private final Class<? extends Subject> type;

	private final Unit unit;

	private final String description;

	Scenario(String id, Class<? extends Subject> type, Unit unit, String description) {
		this.id = id;
		this.type = type;
		this.unit = unit;
		this.description = description;
	}

	/**
	 * Find a scenario.
	 * @param id its name in results
	 * @return the scenario
	 */
	public static Scenario of(String id) {
		return Arrays.stream(values())
			.filter((scenario) -> scenario.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no scenario '" + id + "', but " + ids()));
	}

	/**
	 * The names of all scenarios.
	 * @return the names
	 */
	public static List<String> ids() {
		return Arrays.stream(values()).map(Scenario::id).toList();
	}

	/**
	 * The name in results.
	 * @return the name
	 */
	public String id() {
		return this.id;
	}

	/**
	 * The JMH benchmark, {@link Idle}, {@link ServerEcho}, or {@link ServerRoom}.
	 * @return the class
	 */
	public Class<? extends Subject> type() {
		return this.type;
	}

	/**
	 * The scenario that does the same, but for what it asks of a client, or for what is
	 * counted.
	 * @return the scenario, or this one
	 */
	public Scenario base() {
		return switch (this) {
			case RECEIVE_LOOP, ALLOC -> RECEIVE;
			case ROUNDTRIP_PLATFORM -> ROUNDTRIP;
			default -> this;
		};
	}

	/**
	 * Who takes part.
	 * @return the names of clients, of servers, or of other ways to do the same; ours is
	 * the first
	 */
	public List<String> contestants() {
		return switch (this) {
			case ROUTE, ROUTE_LAST -> Routers.names();
			case IDLE_DEFLATE -> Clients.compressing();
			default -> isServer() ? EchoServers.names() : Clients.names();
		};
	}

	/**
	 * Whom the others are compared with.
	 * @return the name of ours
	 */
	public String ours() {
		return contestants().get(0);
	}

	/**
	 * Who takes part in any scenario.
	 * @return the names
	 */
	public static List<String> allContestants() {
		return Arrays.stream(values()).flatMap((scenario) -> scenario.contestants().stream()).distinct().toList();
	}

	/**
	 * The scenario that is run, so that nothing is run twice: where a client knows one
	 * way of reading, what it is asked makes no difference, and what is allocated is
	 * found by the run of the flood.
	 * @param client the name of the client
	 * @return the scenario, or this one
	 */
	public Scenario measuredBy(String client) {
		return (this != ALLOC && Clients.readsAsAsked(client)) ? this : base();
	}

	/**
	 * Whether it compares servers.
	 * @return whether the process that measures has a server
	 */
	public boolean isServer() {
		return this.id.startsWith("server-");
	}

	/**
	 * Whether it watches open connections, which is not a matter for JMH.
	 * @return whether its type is an {@link Idle}
	 */
	public boolean isIdle() {
		return Idle.class.isAssignableFrom(this.type);
	}

	/**
	 * Whether many sessions of a server get the same.
	 * @return whether its type is a {@link ServerRoom}
	 */
	public boolean isRoom() {
		return ServerRoom.class.isAssignableFrom(this.type);
	}

	/**
	 * What is found beside the score.
	 * @return the figures, in order; a client or a server need not have all of them
	 */
	public List<Figure> figures() {
		if (isIdle()) {
			return Figure.IDLE;
		}
		return switch (this) {
			case SERVER_BROADCAST -> List.of(Figure.LOAD);
			case SERVER_BROADCAST_SINGLE -> List.of(Figure.P99, Figure.LOAD);
			case SERVER_BROADCAST_STALLED -> List.of(Figure.WITHOUT, Figure.SLOWER, Figure.HELD_UP, Figure.LOAD);
			case SERVER_FANIN -> List.of(Figure.P99, Figure.HEAP, Figure.LOAD);
			default -> List.of();
		};
	}

	/**
	 * What is counted.
	 * @return the unit of the score
	 */
	public Unit unit() {
		return this.unit;
	}

	/**
	 * What is done.
	 * @return a sentence without a full stop
	 */
	public String description() {
		return this.description;
	}

}
