package dev.websockets.conformance;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.test.WireFrame;

/**
 * Category 3: reserved bits that no extension owns, and masked frames (RFC 6455, sections
 * 5.1 and 5.2).
 */
@EveryEcho
class ReservedBitsTests extends ConformanceSuite {

	private static final WireFrame BEFORE = WireFrame.text("Hello, world!");

	private static final WireFrame PING = WireFrame.ping();

	static Stream<ConformanceCase> reserved() {
		return IntStream.rangeClosed(1, 7).boxed().flatMap(ReservedBitsTests::reserved);
	}

	private static Stream<ConformanceCase> reserved(int bits) {
		return Stream
			.of(WireFrame.text("small"), WireFrame.text(""), WireFrame.binary(new byte[200]),
					WireFrame.text("begun").withFin(false), WireFrame.ping((byte) 1), WireFrame.pong(),
					WireFrame.close(1000, "bye"), WireFrame.of(WireFrame.CLOSE))
			.map((frame) -> ConformanceCase.of("RSV " + bits + " of " + frame)
				.echoed(BEFORE)
				.sendsEach(frame.withRsv(bits), PING)
				.failed(1002));
	}

	@ParameterizedTest
	@MethodSource("reserved")
	@DisplayName("3.1-3.7 B53 a reserved bit fails the connection: what came before is answered, nothing after it")
	void reservedBit(ConformanceCase conformanceCase) {
		conformanceCase.inAllWrites().forEach(this::play);
	}

	static Stream<ConformanceCase> alone() {
		return Stream.concat(
				IntStream.rangeClosed(1, 7)
					.mapToObj((bits) -> ConformanceCase.of("the first frame, RSV " + bits)
						.sends(WireFrame.text("small").withRsv(bits))
						.failed(1002)),
				IntStream.rangeClosed(1, 7)
					.mapToObj((bits) -> ConformanceCase.of("the first octet alone, RSV " + bits)
						.echoed(BEFORE)
						.sendsBytes((byte) (0x81 | (bits << 4)))
						.failed(1002)));
	}

	@ParameterizedTest
	@MethodSource("alone")
	@DisplayName("3.1-3.7 B53 a reserved bit fails the connection at the octet that has it")
	void failFast(ConformanceCase conformanceCase) {
		play(conformanceCase);
	}

	static Stream<ConformanceCase> masked() {
		return Stream
			.of(WireFrame.text("small"), WireFrame.text(""), WireFrame.binary(new byte[70_000]), PING, WireFrame.pong(),
					WireFrame.close(1000, ""))
			.map((frame) -> ConformanceCase.of("masked " + frame)
				.echoed(BEFORE)
				.sendsEach(frame.withMasked(true), PING)
				.failed(1002));
	}

	@ParameterizedTest
	@MethodSource("masked")
	@DisplayName("B53 a masked frame fails the connection")
	void maskedFrame(ConformanceCase conformanceCase) {
		play(conformanceCase);
		play(conformanceCase.atOnce());
	}

}
