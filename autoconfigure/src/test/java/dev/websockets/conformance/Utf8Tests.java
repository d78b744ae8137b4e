package dev.websockets.conformance;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.test.WireFrame;

/**
 * Category 6: texts are UTF-8, and what is not fails the connection at its first octet
 * (RFC 6455, sections 5.6 and 8.1).
 */
@EveryEcho
class Utf8Tests extends ConformanceSuite {

	private static final WireFrame BEFORE = WireFrame.text("before");

	private static final WireFrame PING = WireFrame.ping((byte) 1);

	private static final WireFrame PONG = WireFrame.pong((byte) 1);

	/**
	 * The payload in frames of one octet, or of none.
	 */
	private static WireFrame[] fragments(byte[] payload, boolean last) {
		WireFrame[] frames = new WireFrame[payload.length + 2];
		frames[0] = WireFrame.text("").withFin(false);
		for (int i = 0; i < payload.length; i++) {
			frames[i + 1] = WireFrame.of(WireFrame.CONTINUATION, payload[i]).withFin(false);
		}
		frames[payload.length + 1] = WireFrame.continuation("").withFin(last);
		return frames;
	}

	static Stream<String> valid() {
		return Utf8Sequences.valid();
	}

	@ParameterizedTest
	@MethodSource("valid")
	@DisplayName("6.2 6.5 6.7 6.9 6.11 6.22 6.23 B27 UTF-8 comes back, however it is cut")
	void utf8(String hex) {
		byte[] payload = Octets.of(hex);
		WireFrame text = WireFrame.of(WireFrame.TEXT, payload);
		ConformanceCase whole = ConformanceCase.of(hex).sends(text).answered(text);
		whole.inAllWrites().forEach(this::play);
		WireFrame[] fragments = fragments(payload, true);
		ConformanceCase cut = ConformanceCase.of(hex + " in fragments").sendsEach(fragments).answered(text);
		play(cut);
		play(cut.atOnce());
	}

	static Stream<String> invalid() {
		return Utf8Sequences.invalid();
	}

	@ParameterizedTest
	@MethodSource("invalid")
	@DisplayName("6.3 6.6 6.8 6.10 6.12-6.21 B27 what is not UTF-8 fails the connection, however it is cut")
	void notUtf8(String hex) {
		byte[] payload = Octets.of(hex);
		ConformanceCase.of(hex)
			.echoed(BEFORE)
			.sendsEach(WireFrame.of(WireFrame.TEXT, payload), PING)
			.failed(1007)
			.inAllWrites()
			.forEach(this::play);
		play(ConformanceCase.of(hex + " in fragments").sendsEach(fragments(payload, true)).sends(PING).failed(1007));
	}

	@ParameterizedTest
	@MethodSource("invalid")
	@DisplayName("6.4 B27 what is not UTF-8 fails the connection at the first octet that shows it, not before")
	void failFast(String hex) {
		byte[] payload = Octets.of(hex);
		int good = Utf8Prefix.length(payload);
		WireFrame[] fragments = fragments(payload, true);
		play(ConformanceCase.of(hex + ", in fragments")
			.sendsEach(Arrays.copyOf(fragments, good + 1))
			.sends(PING)
			.answered(PONG)
			.sends(fragments[good + 1])
			.failed(1007));
		if (good < payload.length) {
			play(ConformanceCase.of(hex + ", within a frame")
				.echoed(BEFORE)
				.sendsBytes((byte) 0x81, (byte) 125)
				.sendsBytes(Arrays.copyOf(payload, good + 1))
				.failed(1007));
		}
	}

}
