package dev.websockets.relay;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.Message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for the format that broadcasts travel in.
 */
class BatchTests {

	private static final UUID ORIGIN = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

	private static final List<RelayedBroadcast> BROADCASTS = List.of(
			new RelayedBroadcast("/chat/{room}", Map.of("room", "Tür 4", "tenant", ""), Map.of(),
					Message.of("grüß dich 😀")),
			new RelayedBroadcast("/quotes", Map.of(),
					Map.of("symbol", "MSFT", "live", true, "depth", -5, "since", Long.MIN_VALUE, "id", ORIGIN),
					Message.of(new byte[] { 1, -2, 3 })),
			new RelayedBroadcast("", Map.of(), Map.of("off", false), Message.of("")),
			new RelayedBroadcast("/large", Map.of(), Map.of(), Message.of("x".repeat(100_000))));

	private static Batch batch(long first, List<RelayedBroadcast> broadcasts) {
		List<byte[]> written = broadcasts.stream().map(BroadcastCodec::write).toList();
		return Batch.of(new BatchHead(ORIGIN, first, broadcasts.size()), written,
				written.stream().mapToInt((bytes) -> bytes.length).sum());
	}

	@Test
	@DisplayName("F25 what is written is read again")
	void roundTrip() {
		Batch batch = Batch.received(batch(7, BROADCASTS).bytes());
		assertThat(batch.head()).isEqualTo(new BatchHead(ORIGIN, 7, 4));
		assertThat(read(batch)).isEqualTo(BROADCASTS);
		assertThat(read(Batch.received(batch(8, List.of()).bytes()))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 4 })
	@DisplayName("F25 the first ones can be read over")
	void from(int from) {
		List<RelayedBroadcast> read = new ArrayList<>();
		batch(7, BROADCASTS).forEach(from, read::add);
		assertThat(read).isEqualTo(BROADCASTS.subList(from, 4));
	}

	@Test
	@DisplayName("F25 16 MB of the smallest broadcasts are checked, read over and read without more memory")
	void amplification() {
		int count = (16 << 20) / BroadcastCodec.SMALLEST - 10;
		byte[] smallest = { 1, 0, 0, 0, 0 };
		Batch batch = Batch.of(new BatchHead(ORIGIN, 1, count), Collections.nCopies(count, smallest),
				count * smallest.length);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		batch.check();
		batch.forEach(count - 1, (broadcast) -> {
		});
		assertThatIllegalStateException().isThrownBy(() -> batch.forEach(0, (broadcast) -> {
			throw new IllegalStateException("the first one");
		}));
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2 << 20);
	}

	@Test
	@DisplayName("F25 the format is this one, and stays so for the version 1")
	void bytes() {
		RelayedBroadcast broadcast = new RelayedBroadcast("/a", Map.of("b", "c"), Map.of("d", true), Message.of("e"));
		assertThat(batch(1, List.of(broadcast)).bytes()).isEqualTo(ByteBuffer.allocate(45)
			.put(new byte[] { 'W', 'S', 'B', 1 })
			.putLong(0x0123456789abcdefL)
			.putLong(0x0123456789abcdefL)
			.putLong(1)
			.put(new byte[] { 1, 0, 2, '/', 'a', 1, 1, 'b', 1, 'c', 1, 1, 'd', 1, 1, 1, 'e' })
			.array());
	}

	@Test
	@DisplayName("F25 every batch that is cut short, and every one with something behind, is refused")
	void cut() {
		byte[] whole = batch(1, BROADCASTS.subList(0, 3)).bytes();
		for (int length = 0; length < whole.length; length++) {
			assertMalformed(Arrays.copyOf(whole, length));
		}
		assertMalformed(Arrays.copyOf(whole, whole.length + 1));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 3, 20, 28, 29, 30, 45 })
	@DisplayName("F25 bytes that do not belong there are refused")
	void wrong(int index) {
		byte[] bytes = batch(1, BROADCASTS.subList(0, 1)).bytes();
		bytes[index] = (byte) 0xff;
		assertMalformed(bytes);
	}

	@Test
	@DisplayName("F25 random bytes are refused, and lengths that are not there take no memory")
	void random() {
		Random random = new Random(42);
		byte[] whole = batch(1, BROADCASTS.subList(0, 3)).bytes();
		for (int run = 0; run < 100_000; run++) {
			byte[] bytes = whole.clone();
			for (int change = random.nextInt(4); change >= 0; change--) {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
			}
			try {
				assertThat(read(Batch.received(bytes))).hasSizeLessThan(bytes.length);
			}
			catch (MalformedBatchException ex) {
				assertThat(ex).hasMessageMatching("[ -~]+");
			}
		}
	}

	@Test
	@DisplayName("F25 attributes of other types are refused, by name and with the types that can travel")
	void types() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new RelayedBroadcast("/", Map.of(), Map.of("price", 1.5), Message.of("")))
			.withMessage("Attribute 'price' is of java.lang.Double, which cannot be relayed to other instances: "
					+ "use String, Boolean, Integer, Long or UUID, or local()");
	}

	private static void assertMalformed(byte[] bytes) {
		assertThatExceptionOfType(MalformedBatchException.class).isThrownBy(() -> Batch.received(bytes).check());
	}

	/**
	 * What has been checked can be read.
	 */
	private static List<RelayedBroadcast> read(Batch batch) {
		batch.check();
		List<RelayedBroadcast> broadcasts = new ArrayList<>();
		assertThatNoException().isThrownBy(() -> batch.forEach(0, broadcasts::add));
		return broadcasts;
	}

}
