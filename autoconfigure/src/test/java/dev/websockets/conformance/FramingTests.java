package dev.websockets.conformance;

import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.test.WireFrame;

/**
 * Category 1: messages of every length that a header writes in its own way (RFC 6455,
 * section 5.2).
 */
@EveryEcho
class FramingTests extends ConformanceSuite {

	static Stream<ConformanceCase> sizes() {
		return Stream.of(0, 1, 125, 126, 127, 128, 65_535, 65_536).flatMap(FramingTests::ofSize);
	}

	private static Stream<ConformanceCase> ofSize(int size) {
		return Stream.of(ConformanceCase.of("text of " + size + " octets").echoed(WireFrame.text("*".repeat(size))),
				ConformanceCase.of("binary of " + size + " octets").echoed(WireFrame.binary(bytes(size))));
	}

	private static byte[] bytes(int size) {
		byte[] bytes = new byte[size];
		for (int i = 0; i < size; i++) {
			bytes[i] = (byte) i;
		}
		return bytes;
	}

	@ParameterizedTest
	@MethodSource("sizes")
	@DisplayName("1.1 1.2 a message in one write")
	void whole(ConformanceCase conformanceCase) {
		play(conformanceCase);
	}

	@ParameterizedTest
	@MethodSource("sizes")
	@DisplayName("1.1 1.2 B55 a message in writes of 997 octets, and of one if it is small")
	void chopped(ConformanceCase conformanceCase) {
		play(conformanceCase.chopped(997));
		if (conformanceCase.writes().get(0).length < 200) {
			play(conformanceCase.chopped(1));
		}
	}

	static Stream<ConformanceCase> lengthsOfTooManyOctets() {
		WireFrame before = WireFrame.text("before");
		return Stream
			.of("827e 0000", "827e 007d", "827f 0000 0000 0000 0000", "827f 0000 0000 0000 007e",
					"827f 0000 0000 0000 ffff", "827f 8000 0000 0000 0000", "827f ffff ffff ffff ffff")
			.map((head) -> ConformanceCase.of(head)
				.echoed(before)
				.sendsBytes(Octets.of(head))
				.sends(WireFrame.ping())
				.failed(1002));
	}

	@ParameterizedTest
	@MethodSource("lengthsOfTooManyOctets")
	@DisplayName("1.1 1.2 a length in more octets than it needs, or over 2^63-1, fails the connection")
	void lengthOfTooManyOctets(ConformanceCase conformanceCase) {
		conformanceCase.inAllWrites().forEach(this::play);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 10, 300 })
	@DisplayName("1.1 1.2 many messages in one write come back in order")
	void many(int count) {
		WireFrame[] frames = new WireFrame[count];
		for (int i = 0; i < count; i++) {
			frames[i] = (i % 2 == 0) ? WireFrame.text("message " + i) : WireFrame.binary(bytes(i));
		}
		play(ConformanceCase.of(count + " messages").echoed(frames));
	}

}
