package dev.websockets.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.test.WireFrame;

/**
 * Category 2: every ping is answered, no pong is (RFC 6455, sections 5.5.2 and 5.5.3).
 */
@EveryEcho
class PingPongTests extends ConformanceSuite {

	static Stream<ConformanceCase> pings() {
		return Stream.of(ping("empty"), ping("text", "Hello, world!".getBytes(StandardCharsets.UTF_8)),
				ping("binary", Octets.of("00fffefdfcfb00ff")), ping("one octet", (byte) 0),
				ping("124 octets", new byte[124]), ping("125 octets", filled(125, 0xFE)));
	}

	private static ConformanceCase ping(String name, byte... payload) {
		return ConformanceCase.of(name).sends(WireFrame.ping(payload)).answered(WireFrame.pong(payload));
	}

	private static byte[] filled(int size, int octet) {
		byte[] bytes = new byte[size];
		Arrays.fill(bytes, (byte) octet);
		return bytes;
	}

	@ParameterizedTest
	@MethodSource("pings")
	@DisplayName("2.1-2.4 2.6 a ping comes back as a pong with its payload")
	void answered(ConformanceCase conformanceCase) {
		conformanceCase.inAllWrites().forEach(this::play);
	}

	static Stream<ConformanceCase> tooLarge() {
		return IntStream.of(126, 127, 65_536)
			.boxed()
			.flatMap((size) -> Stream.of(WireFrame.PING, WireFrame.PONG)
				.map((opcode) -> ConformanceCase.of("opcode " + opcode + " with " + size + " octets")
					.echoed(WireFrame.text("before"))
					.sends(WireFrame.of(opcode, new byte[size]))
					.failed(1002)));
	}

	@ParameterizedTest
	@MethodSource("tooLarge")
	@DisplayName("2.5 more than 125 octets fail the connection")
	void tooLarge(ConformanceCase conformanceCase) {
		play(conformanceCase);
		play(conformanceCase.atOnce());
	}

	static Stream<ConformanceCase> pongs() {
		WireFrame pong = WireFrame.pong("unsolicited".getBytes(StandardCharsets.UTF_8));
		WireFrame ping = WireFrame.ping("payload".getBytes(StandardCharsets.UTF_8));
		WireFrame answer = WireFrame.pong(ping.payload());
		return Stream.of(ConformanceCase.of("empty").sends(WireFrame.pong()),
				ConformanceCase.of("with payload").sends(pong),
				ConformanceCase.of("before a ping").sendsEach(pong, ping).answered(answer),
				ConformanceCase.of("before a text").sendsEach(pong).echoed(WireFrame.text("after")));
	}

	@ParameterizedTest
	@MethodSource("pongs")
	@DisplayName("2.7-2.9 a pong that was not asked for is passed over")
	void unsolicited(ConformanceCase conformanceCase) {
		conformanceCase.inAllWrites().forEach(this::play);
	}

	static Stream<ConformanceCase> manyPings() {
		return IntStream.of(5, 10, 64).mapToObj(PingPongTests::pings);
	}

	private static ConformanceCase pings(int count) {
		WireFrame[] pings = IntStream.range(0, count)
			.mapToObj((i) -> WireFrame.ping(("payload-" + i).getBytes(StandardCharsets.UTF_8)))
			.toArray(WireFrame[]::new);
		WireFrame[] pongs = Stream.of(pings).map((ping) -> WireFrame.pong(ping.payload())).toArray(WireFrame[]::new);
		return ConformanceCase.of(count + " pings").sendsEach(pings).answered(pongs);
	}

	@ParameterizedTest
	@MethodSource("manyPings")
	@DisplayName("2.10 2.11 B40 pings at once get their pongs in order")
	void many(ConformanceCase conformanceCase) {
		conformanceCase.inAllWrites().forEach(this::play);
	}

}
