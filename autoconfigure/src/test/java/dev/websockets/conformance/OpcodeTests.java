package dev.websockets.conformance;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.test.WireFrame;

/**
 * Category 4: opcodes that mean nothing yet (RFC 6455, section 5.2).
 */
@EveryEcho
class OpcodeTests extends ConformanceSuite {

	private static final WireFrame BEFORE = WireFrame.text("Hello, world!");

	private static final WireFrame PING = WireFrame.ping();

	private static IntStream reserved() {
		return IntStream.concat(IntStream.rangeClosed(3, 7), IntStream.rangeClosed(11, 15));
	}

	static Stream<ConformanceCase> cases() {
		return reserved().boxed().flatMap(OpcodeTests::ofOpcode);
	}

	private static Stream<ConformanceCase> ofOpcode(int opcode) {
		WireFrame empty = WireFrame.of(opcode);
		WireFrame filled = WireFrame.of(opcode, new byte[] { 1, 2, 3 });
		String name = "opcode " + opcode;
		return Stream.of(ConformanceCase.of(name).sends(empty), ConformanceCase.of(name + ", payload").sends(filled),
				ConformanceCase.of(name + ", large payload").sends(WireFrame.of(opcode, new byte[200])),
				ConformanceCase.of(name + ", not final").sends(empty.withFin(false)),
				ConformanceCase.of(name + " and a ping").sendsEach(filled, PING),
				ConformanceCase.of(name + " after a text").echoed(BEFORE).sendsEach(empty, PING),
				ConformanceCase.of(name + ", payload, after a text").echoed(BEFORE).sendsEach(filled, PING),
				ConformanceCase.of(name + " between fragments")
					.sendsEach(WireFrame.text("begun").withFin(false), filled, WireFrame.continuation("ended")),
				ConformanceCase.of(name + " and a Close").echoed(BEFORE).sendsEach(filled, WireFrame.close(1000, "")))
			.map((conformanceCase) -> conformanceCase.failed(1002));
	}

	@ParameterizedTest
	@MethodSource("cases")
	@DisplayName("4.1 4.2 B53 a reserved opcode fails the connection: what came before is answered, nothing after it")
	void reservedOpcode(ConformanceCase conformanceCase) {
		conformanceCase.inAllWrites().forEach(this::play);
	}

	static Stream<ConformanceCase> firstOctets() {
		return reserved().mapToObj((opcode) -> ConformanceCase.of("first octet of opcode " + opcode)
			.echoed(BEFORE)
			.sendsBytes((byte) (0x80 | opcode))
			.failed(1002));
	}

	@ParameterizedTest
	@MethodSource("firstOctets")
	@DisplayName("4.1 4.2 B53 a reserved opcode fails the connection at its octet")
	void failFast(ConformanceCase conformanceCase) {
		play(conformanceCase);
	}

}
