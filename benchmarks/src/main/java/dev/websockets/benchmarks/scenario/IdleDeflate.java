package dev.websockets.benchmarks.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import dev.websockets.benchmarks.client.Client;
import dev.websockets.benchmarks.client.ClientOptions;
import dev.websockets.benchmarks.client.ClientOptions.Reading;
import dev.websockets.benchmarks.client.Connection;

/**
 * Open connections that compress: 64 KiB of text went each way, which fills the windows
 * of both sides, and then nothing comes.
 */
public final class IdleDeflate extends Idle {

	/** What a connection holds outside of the heap, in bytes. */
	public static final String OUTSIDE = "outside";

	/** How many times as long as that of others its opening may last. */
	public static final int OPENING_TIMES = 8;

	private static final int MESSAGES = 16;

	private static final int SIZE = 4096;

	private static final int WARM_UPS = 50;

	private static final Duration WARM_UP = Duration.ofMillis(500);

	@Override
	ClientOptions options() {
		return new ClientOptions(Reading.SUBSCRIBER, SIZE).compressed();
	}

	@Override
	Connection begin(Client opener) throws Exception {
		Arrivals arrivals = new Arrivals();
		Connection connection = open(opener, "/deflate", arrivals);
		for (int i = 0; i < MESSAGES; i++) {
			arrivals.expect(1);
			connection.sendText(text());
			arrivals.await();
		}
		arrivals.last = null;
		return connection;
	}

	private static String text() {
		StringBuilder text = new StringBuilder(SIZE + 32);
		while (text.length() < SIZE) {
			text.append("{\"symbol\":\"S")
				.append(ThreadLocalRandom.current().nextInt(1_000))
				.append("\",\"price\":")
				.append(ThreadLocalRandom.current().nextInt(1_000_000))
				.append('}');
		}
		text.setLength(SIZE);
		return text.toString();
	}

	@Override
	void warmUp(Client opener) throws Exception {
		for (int i = 0; i < WARM_UPS; i++) {
			begin(opener).close();
		}
		settle(WARM_UP);
	}

	@Override
	Duration openLimit(Duration each) {
		return each.multipliedBy(OPENING_TIMES);
	}

	@Override
	void settle(Duration watch) {
		LockSupport.parkNanos(watch.toNanos() * 3 / 2);
	}

	@Override
	Map<String, Double> held(Memory before, Memory after, int connections) {
		double heap = after.heap() - before.heap();
		double outside = after.outside() - before.outside();
		return Map.of(MEMORY, (heap + outside) / connections, OUTSIDE, outside / connections);
	}

}
