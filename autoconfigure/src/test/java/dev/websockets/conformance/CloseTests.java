package dev.websockets.conformance;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.test.WireFrame;

/**
 * Category 7: the server closes (RFC 6455, sections 5.5.1 and 7.4).
 */
@EveryEcho
class CloseTests extends ConformanceSuite {

	private static final WireFrame TEXT = WireFrame.text("Hello, world!");

	private static final WireFrame PING = WireFrame.ping((byte) 1);

	private static final WireFrame CLOSE = WireFrame.close(1000, "");

	static Stream<ConformanceCase> flows() {
		WireFrame first = WireFrame.text("fragment1").withFin(false);
		WireFrame large = WireFrame.text("*".repeat(256 * 1024));
		return Stream
			.of(ConformanceCase.of("Close alone").sends(CLOSE),
					ConformanceCase.of("behind a message").echoed(TEXT).sends(CLOSE),
					ConformanceCase.of("behind a ping").sends(PING).answered(WireFrame.pong((byte) 1)).sends(CLOSE),
					ConformanceCase.of("behind messages and a ping")
						.sendsEach(TEXT, PING, TEXT, TEXT)
						.answered(TEXT, WireFrame.pong((byte) 1), TEXT, TEXT)
						.sends(CLOSE),
					ConformanceCase.of("behind a large message").echoed(large).sends(CLOSE),
					ConformanceCase.of("twice").sendsEach(CLOSE, CLOSE),
					ConformanceCase.of("then a ping").sendsEach(CLOSE, PING),
					ConformanceCase.of("then a message").sendsEach(CLOSE, TEXT),
					ConformanceCase.of("behind a message, then another").echoed(TEXT).sendsEach(CLOSE, TEXT, PING),
					ConformanceCase.of("between fragments").sendsEach(first, CLOSE, WireFrame.continuation("2")),
					ConformanceCase.of("then what breaks the protocol")
						.sendsEach(CLOSE, WireFrame.continuation("orphan"), WireFrame.of(3)),
					ConformanceCase.of("behind a large message, then a ping").echoed(large).sendsEach(CLOSE, PING))
			.map((conformanceCase) -> conformanceCase.closed(1000));
	}

	@ParameterizedTest
	@MethodSource("flows")
	@DisplayName("7.1 7.7 B37 a Close is answered after what came before it; nothing after it is")
	void flow(ConformanceCase conformanceCase) {
		play(conformanceCase);
		play(conformanceCase.atOnce());
		if (conformanceCase.atOnce().writes().get(0).length < 1_000) {
			play(conformanceCase.chopped(1));
		}
	}

	static Stream<ConformanceCase> payloads() {
		return Stream.of(ConformanceCase.of("without payload").sends(WireFrame.of(WireFrame.CLOSE)).closed(1005),
				ConformanceCase.of("one octet").sends(WireFrame.of(WireFrame.CLOSE, (byte) 3)).failed(1002),
				ConformanceCase.of("two octets").sends(CLOSE).closed(1000),
				ConformanceCase.of("with a text").sends(WireFrame.close(1000, "Hello World!")).closed(1000),
				ConformanceCase.of("the longest text").sends(WireFrame.close(1000, "*".repeat(123))).closed(1000),
				ConformanceCase.of("the longest text of two octets each")
					.sends(WireFrame.close(1000, "\u00fc".repeat(61) + "x"))
					.closed(1000),
				ConformanceCase.of("a text too long").sends(WireFrame.close(1000, "*".repeat(124))).failed(1002),
				ConformanceCase.of("a text much too long")
					.sends(WireFrame.close(1000, "*".repeat(70_000)))
					.failed(1002));
	}

	@ParameterizedTest
	@MethodSource("payloads")
	@DisplayName("7.3 payloads of a Close")
	void payload(ConformanceCase conformanceCase) {
		play(conformanceCase);
		if (conformanceCase.writes().get(0).length < 1_000) {
			play(conformanceCase.chopped(1));
		}
	}

	static Stream<ConformanceCase> notUtf8() {
		return Stream
			.of("cebae1bdb9cf83cebcceb5eda080656469746564", "ff", "c0af", "80", "cebae1bd", "f4908080", "f0808080",
					"c3")
			.map((text) -> ConformanceCase.of(text)
				.echoed(TEXT)
				.sends(WireFrame.of(WireFrame.CLOSE, Octets.of("03e8" + text)))
				.failed(1007));
	}

	@ParameterizedTest
	@MethodSource("notUtf8")
	@DisplayName("7.5 a text that is not UTF-8 fails the connection")
	void notUtf8(ConformanceCase conformanceCase) {
		conformanceCase.inAllWrites().forEach(this::play);
	}

	static Stream<ConformanceCase> validCodes() {
		return IntStream
			.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999)
			.boxed()
			.flatMap((code) -> Stream.of("", "bye")
				.map((text) -> ConformanceCase.of(code + " " + text).sends(WireFrame.close(code, text)).closed(code)));
	}

	static Stream<ConformanceCase> invalidCodes() {
		return IntStream
			.of(0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 5001, 32_767, 32_768, 65_535)
			.boxed()
			.flatMap((code) -> Stream.of("", "bye")
				.map((text) -> ConformanceCase.of(code + " " + text)
					.echoed(TEXT)
					.sends(WireFrame.close(code, text))
					.failed(1002)));
	}

	@ParameterizedTest
	@MethodSource({ "validCodes", "invalidCodes" })
	@DisplayName("7.7 7.9 7.13 B36 a code that may be sent is answered with itself, any other with 1002")
	void code(ConformanceCase conformanceCase) {
		conformanceCase.inAllWrites().forEach(this::play);
	}

	static Stream<ConformanceCase> partsOfClose() {
		byte[] notUtf8 = "bye\u00ff".getBytes(StandardCharsets.ISO_8859_1);
		return Stream.of(
				ConformanceCase.of("a code that may not be sent").sendsBytes(Octets.of("8805 03ed")).failed(1002),
				ConformanceCase.of("a length of one").sendsBytes(Octets.of("8801")).failed(1002),
				ConformanceCase.of("a length of 126").sendsBytes(Octets.of("887e")).failed(1002),
				ConformanceCase.of("an octet that is not UTF-8")
					.sendsBytes(Octets.of("887d 03e8"))
					.sendsBytes(notUtf8)
					.failed(1007));
	}

	@ParameterizedTest
	@MethodSource("partsOfClose")
	@DisplayName("7.3 7.5 7.9 B36 a Close that may not be sent fails the connection at the octet that shows it")
	void failFast(ConformanceCase conformanceCase) {
		play(conformanceCase);
	}

}
