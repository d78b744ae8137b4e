package dev.websockets.conformance;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.test.WireFrame;

/**
 * Category 5: messages in fragments, and what may be between them (RFC 6455, section
 * 5.4).
 */
@EveryEcho
class FragmentationTests extends ConformanceSuite {

	private static final WireFrame WHOLE = WireFrame.text("Hello, world!");

	private static final WireFrame FIRST = WireFrame.text("fragment1").withFin(false);

	private static final WireFrame NEXT = WireFrame.continuation("fragment2").withFin(false);

	private static final WireFrame LAST = WireFrame.continuation("fragment3");

	private static final WireFrame PING = WireFrame.ping("ping".getBytes(StandardCharsets.UTF_8));

	private static final WireFrame PONG = WireFrame.pong(PING.payload());

	private static final WireFrame TWO = WireFrame.text("fragment1fragment3");

	private static final WireFrame THREE = WireFrame.text("fragment1fragment2fragment3");

	private static WireFrame binary(WireFrame first) {
		return WireFrame.of(WireFrame.BINARY, first.payload()).withFin(first.fin());
	}

	static Stream<ConformanceCase> messages() {
		WireFrame empty = WireFrame.continuation("").withFin(false);
		return Stream.of(ConformanceCase.of("two fragments").sendsEach(FIRST, LAST).answered(TWO),
				ConformanceCase.of("two binary fragments").sendsEach(binary(FIRST), LAST).answered(binary(TWO)),
				ConformanceCase.of("three fragments").sendsEach(FIRST, NEXT, LAST).answered(THREE),
				ConformanceCase.of("ping between").sendsEach(FIRST, PING, LAST).answered(PONG, TWO),
				ConformanceCase.of("pong between").sendsEach(FIRST, WireFrame.pong((byte) 1), LAST).answered(TWO),
				ConformanceCase.of("pings between and around")
					.sendsEach(PING, FIRST, PING, PING, NEXT, PING, LAST, PING)
					.answered(PONG, PONG, PONG, PONG, THREE, PONG),
				ConformanceCase.of("messages one after the other")
					.sendsEach(FIRST, PING, NEXT, LAST, binary(FIRST), LAST, WHOLE, FIRST, LAST)
					.answered(PONG, THREE, binary(TWO), WHOLE, TWO),
				ConformanceCase.of("an empty first fragment")
					.sendsEach(WireFrame.text("").withFin(false), LAST)
					.answered(WireFrame.text("fragment3")),
				ConformanceCase.of("an empty last fragment")
					.sendsEach(FIRST, WireFrame.continuation(""))
					.answered(WireFrame.text("fragment1")),
				ConformanceCase.of("empty fragments only")
					.sendsEach(WireFrame.text("").withFin(false), empty, PING, empty, WireFrame.continuation(""))
					.answered(PONG, WireFrame.text("")),
				ConformanceCase.of("empty binary fragments only")
					.sendsEach(WireFrame.binary().withFin(false), empty, WireFrame.continuation(""))
					.answered(WireFrame.binary()));
	}

	@ParameterizedTest
	@MethodSource("messages")
	@DisplayName("5.3-5.8 5.19 5.20 B24 a message in fragments is one message, control frames between them count at once")
	void fragmented(ConformanceCase conformanceCase) {
		conformanceCase.inAllWrites().forEach(this::play);
	}

	static Stream<ConformanceCase> violations() {
		WireFrame halfPing = PING.withFin(false);
		return Stream
			.of(ConformanceCase.of("a ping in fragments").sendsEach(halfPing, LAST),
					ConformanceCase.of("a pong in fragments").sendsEach(PONG.withFin(false), LAST),
					ConformanceCase.of("a Close in fragments").sendsEach(WireFrame.close(1000, "").withFin(false)),
					ConformanceCase.of("a ping in fragments between fragments").sendsEach(FIRST, halfPing, LAST),
					ConformanceCase.of("a continuation of nothing").sendsEach(LAST, WHOLE),
					ConformanceCase.of("an unfinished continuation of nothing").sendsEach(NEXT, WHOLE),
					ConformanceCase.of("an empty continuation of nothing").sends(WireFrame.continuation("")),
					ConformanceCase.of("a continuation after a whole message").echoed(WHOLE).sendsEach(LAST, PING),
					ConformanceCase.of("a continuation after a message in fragments")
						.sendsEach(FIRST, LAST)
						.answered(TWO)
						.sendsEach(NEXT, WHOLE),
					ConformanceCase.of("a final continuation after a message in fragments")
						.sendsEach(FIRST, PING, LAST)
						.answered(PONG, TWO)
						.sendsEach(LAST, WHOLE, PING),
					ConformanceCase.of("a text within a text").sendsEach(FIRST, WHOLE, PING),
					ConformanceCase.of("a binary within a text").sendsEach(FIRST, binary(WHOLE)),
					ConformanceCase.of("a text within a binary").sendsEach(binary(FIRST), WHOLE),
					ConformanceCase.of("the beginning of a text within a text").sendsEach(FIRST, FIRST, LAST),
					ConformanceCase.of("a text behind a ping within a text")
						.sendsEach(FIRST, PING)
						.answered(PONG)
						.sendsEach(WHOLE, LAST),
					ConformanceCase.of("a message and a ping, then a text within a text")
						.sendsEach(WHOLE, PING, FIRST, WHOLE)
						.answered(WHOLE, PONG))
			.map((conformanceCase) -> conformanceCase.failed(1002));
	}

	@ParameterizedTest
	@MethodSource("violations")
	@DisplayName("5.1 5.2 5.9-5.18 B53 fragments out of order fail the connection: what came before is answered")
	void outOfOrder(ConformanceCase conformanceCase) {
		conformanceCase.inAllWrites().forEach(this::play);
	}

	static Stream<ConformanceCase> firstOctets() {
		return Stream
			.of(ConformanceCase.of("orphan").sendsBytes((byte) 0x80),
					ConformanceCase.of("unfinished orphan").sendsBytes((byte) 0x00),
					ConformanceCase.of("text within a text").sends(FIRST).sendsBytes((byte) 0x81),
					ConformanceCase.of("ping in fragments").sends(FIRST).sendsBytes((byte) 0x09))
			.map((conformanceCase) -> conformanceCase.failed(1002));
	}

	@ParameterizedTest
	@MethodSource("firstOctets")
	@DisplayName("5.1 5.2 5.9-5.18 B53 fragments out of order fail the connection at the octet that shows it")
	void failFast(ConformanceCase conformanceCase) {
		play(conformanceCase);
	}

}
