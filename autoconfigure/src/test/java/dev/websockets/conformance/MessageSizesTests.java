package dev.websockets.conformance;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.test.WireFrame;

/**
 * Categories 9 and 10: large messages in one frame, in fragments, and in small writes;
 * many messages one after the other.
 */
@ParameterizedClass(name = "{0} {1}")
@CsvSource({ "TYRUS, RECEIVE", "TYRUS_PLATFORM, FOR_EACH", "TOMCAT, FOR_LOOP", "JETTY, FOR_LOOP" })
class MessageSizesTests extends ConformanceSuite {

	private static final int KILO = 1024;

	private static final int MEGA = 1024 * KILO;

	/**
	 * Text or binary, which does not repeat.
	 */
	enum Kind {

		TEXT {

			@Override
			WireFrame message(int size) {
				byte[] payload = new byte[size];
				Random random = new Random(size);
				Arrays.fill(payload, (byte) '*');
				for (int i = 0; i + 4 <= size; i += 4 + random.nextInt(100)) {
					System.arraycopy(EMOJI, 0, payload, i, 4);
				}
				return WireFrame.of(WireFrame.TEXT, payload);
			}

		},

		BINARY {

			@Override
			WireFrame message(int size) {
				byte[] payload = new byte[size];
				new Random(size).nextBytes(payload);
				return WireFrame.of(WireFrame.BINARY, payload);
			}

		};

		private static final byte[] EMOJI = Octets.of("f09f9880");

		abstract WireFrame message(int size);

	}

	static Stream<ConformanceCase> sizes() {
		return Stream.of(64 * KILO, 256 * KILO, MEGA, 4 * MEGA, 8 * MEGA, 16 * MEGA)
			.flatMap((size) -> Stream.of(Kind.values())
				.map((kind) -> ConformanceCase.of(kind + " of " + size).echoed(kind.message(size))));
	}

	@ParameterizedTest
	@MethodSource("sizes")
	@DisplayName("9.1 9.2 B22 a large message in one frame")
	void whole(ConformanceCase conformanceCase) {
		play(conformanceCase);
	}

	static Stream<ConformanceCase> fragments() {
		return Stream.of(64, 256, KILO, 4 * KILO, 16 * KILO, 64 * KILO, 256 * KILO, MEGA, 4 * MEGA)
			.flatMap((size) -> Stream.of(Kind.values()).map((kind) -> inFragments(kind, 4 * MEGA, size)));
	}

	private static ConformanceCase inFragments(Kind kind, int size, int fragmentSize) {
		WireFrame message = kind.message(size);
		byte[] payload = message.payload();
		WireFrame[] fragments = IntStream.iterate(0, (offset) -> offset < size, (offset) -> offset + fragmentSize)
			.mapToObj((offset) -> {
				int end = Math.min(offset + fragmentSize, size);
				return WireFrame
					.of((offset == 0) ? message.opcode() : WireFrame.CONTINUATION,
							Arrays.copyOfRange(payload, offset, end))
					.withFin(end == size);
			})
			.toArray(WireFrame[]::new);
		return ConformanceCase.of(kind + " in fragments of " + fragmentSize).sends(fragments).answered(message);
	}

	@ParameterizedTest
	@MethodSource("fragments")
	@DisplayName("9.3 9.4 B22 a message of 4 MiB in fragments")
	void fragmented(ConformanceCase conformanceCase) {
		play(conformanceCase);
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("10.1 a message of 64 KiB in fragments of 1300 octets, whose boundaries are within characters")
	void fragmentedAnywhere(Kind kind) {
		play(inFragments(kind, 65_536, 1_300));
		play(inFragments(kind, 65_536, 1_300).chopped(1_000));
	}

	static Stream<ConformanceCase> writes() {
		return Stream.of(64, 128, 256, 512, 1_024, 2_048)
			.flatMap((size) -> Stream.of(Kind.values())
				.map((kind) -> ConformanceCase.of(kind.name()).echoed(kind.message(MEGA)).chopped(size)));
	}

	@ParameterizedTest
	@MethodSource("writes")
	@DisplayName("9.5 9.6 B55 a message of 1 MiB in small writes")
	void chopped(ConformanceCase conformanceCase) {
		play(conformanceCase);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 16, 64, 256, 1_024, 4_096 })
	@DisplayName("9.7 9.8 a thousand messages one after the other")
	void roundTrips(int size) {
		Stream.of(Kind.values()).forEach((kind) -> {
			WireFrame[] messages = Stream.generate(() -> kind.message(size)).limit(1_000).toArray(WireFrame[]::new);
			playInTurns(ConformanceCase.of(kind + " of " + size).sendsEach(messages).answered(messages));
		});
	}

}
