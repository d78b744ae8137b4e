package dev.websockets.protocol;

import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.websockets.WebSocketMessageTooLargeException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What messages and single frames are held to alike.
 */
class PayloadRulesTests {

	private static final int MAX_MESSAGE_SIZE = 20;

	static Stream<Arguments> refusals() {
		return sinks().flatMap((sink) -> Stream
			.of("81 03 61 FF 62 | 4 | 1007", "81 02 C0 | 3 | 1007", "81 01 80 | 3 | 1007", "81 03 ED A0 80 | 4 | 1007",
					"81 04 F4 90 80 80 | 4 | 1007", "81 02 E4 B8 | 4 | 1007", "01 02 E4 B8 80 01 61 | 7 | 1007",
					"01 01 E4 89 00 80 00 | 7 | 1007", "01 01 E4 00 00 80 01 B8 | 8 | 1007",
					"01 00 80 01 FF | 5 | 1007", "88 01 | 2 | 1002", "88 02 03 E7 | 4 | 1002", "88 02 00 00 | 4 | 1002",
					"88 02 03 EC | 4 | 1002", "88 02 03 ED | 4 | 1002", "88 02 03 EE | 4 | 1002",
					"88 02 03 F7 | 4 | 1002", "88 02 03 F8 | 4 | 1002", "88 02 0B B7 | 4 | 1002",
					"88 02 13 88 | 4 | 1002", "88 02 FF FF | 4 | 1002", "88 05 03 E7 61 | 4 | 1002",
					"88 05 03 E8 61 FF 61 | 6 | 1007", "88 04 03 E8 E4 B8 | 6 | 1007", "82 15 | 2 | 1009",
					"81 7F 7F FF FF FF FF FF FF FF | 10 | 1009", "01 01 61 80 14 | 5 | 1009",
					"02 0A 00 00 00 00 00 00 00 00 00 00 00 0A 00 00 00 00 00 00 00 00 00 00 89 00 80 01 | 28 | 1009")
			.map((row) -> row.split(" \\| "))
			.map((row) -> Arguments.of(sink, row[0], Integer.valueOf(row[1]), Integer.valueOf(row[2]))));
	}

	static Stream<Arguments> legal() {
		return sinks().flatMap((sink) -> Stream.of("88 00", "88 02 03 E8", "88 02 03 EB", "88 02 03 EF", "88 02 03 F6",
				"88 02 0B B8", "88 02 13 87", "88 05 03 E8 E4 B8 96", "81 00", "01 01 E4 89 00 00 00 80 02 B8 96",
				"82 02 C0 FF", "02 01 FF 80 01 C0", "01 01 61 80 00 82 02 FF FF 81 00", "82 14" + " 00".repeat(20),
				"02 13" + " 00".repeat(19) + "80 01 00 82 14" + " 00".repeat(20), "8A 01 FF",
				"89 7D" + " FF".repeat(125))
			.map((row) -> Arguments.of(sink, row)));
	}

	private static Stream<Named<Function<RecordedEvents, FrameSink>>> sinks() {
		return Stream.of(
				Named.of("messages", (events) -> new MessageAssembler(Limits.message(MAX_MESSAGE_SIZE), events)),
				Named.of("frames", (events) -> new FrameCollector(Limits.message(MAX_MESSAGE_SIZE), events)));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	@DisplayName("B27 B36 B50 octet by octet, a payload is refused at the octet that shows it")
	void refusedAtOctet(Function<RecordedEvents, FrameSink> sink, String octets, int refusedAt, int code)
			throws ProtocolViolation {
		byte[] bytes = Wire.hex(octets);
		FrameDecoder decoder = decoder(sink);
		for (int i = 0; i < refusedAt - 1; i++) {
			decoder.decode(bytes, i, 1);
		}
		assertThatExceptionOfType(ProtocolViolation.class).isThrownBy(() -> decoder.decode(bytes, refusedAt - 1, 1))
			.satisfies((violation) -> assertThat(violation.closeCode()).isEqualTo(code));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	@DisplayName("B27 B36 B50 a payload that is refused in parts is refused as a whole")
	void refusedAsWhole(Function<RecordedEvents, FrameSink> sink, String octets, int refusedAt, int code) {
		byte[] bytes = Wire.join(Wire.hex(octets), Wire.hex("61".repeat(32)));
		assertThatExceptionOfType(ProtocolViolation.class)
			.isThrownBy(() -> decoder(sink).decode(bytes, 0, bytes.length))
			.satisfies((violation) -> assertThat(violation.closeCode()).isEqualTo(code));
	}

	@ParameterizedTest
	@MethodSource("legal")
	@DisplayName("what is legal passes, whole and octet by octet")
	void legal(Function<RecordedEvents, FrameSink> sink, String octets) throws ProtocolViolation {
		byte[] bytes = Wire.hex(octets);
		RecordedEvents whole = new RecordedEvents();
		new FrameDecoder(Role.CLIENT, Limits.frame(Long.MAX_VALUE), sink.apply(whole)).decode(bytes, 0, bytes.length);
		RecordedEvents single = new RecordedEvents();
		FrameDecoder decoder = new FrameDecoder(Role.CLIENT, Limits.frame(Long.MAX_VALUE), sink.apply(single));
		for (int i = 0; i < bytes.length; i++) {
			decoder.decode(bytes, i, 1);
		}
		assertThat(single.events()).isEqualTo(whole.events()).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("sinks")
	@DisplayName("B50 the sum of what was announced is told, with the limit and its property")
	void announcedSum(Function<RecordedEvents, FrameSink> sink) {
		assertTooLarge(sink, "02 01 00 00 05 00 00 00 00 00 80 0F", 21);
		assertTooLarge(sink, "02 01 00 80 7F 7F FF FF FF FF FF FF FF", Long.MAX_VALUE);
		assertTooLarge(sink, "02 01 00 80 01 00 82 16", 22);
	}

	private static void assertTooLarge(Function<RecordedEvents, FrameSink> sink, String octets, long size) {
		byte[] bytes = Wire.hex(octets);
		ProtocolViolation violation = catchThrowableOfType(ProtocolViolation.class,
				() -> decoder(sink).decode(bytes, 0, bytes.length));
		assertThat(violation.exception()).isInstanceOfSatisfying(WebSocketMessageTooLargeException.class, (ex) -> {
			assertThat(ex.size()).isEqualTo(size);
			assertThat(ex.limit()).isEqualTo(MAX_MESSAGE_SIZE);
			assertThat(ex).hasMessageContaining("websockets.max-message-size");
		});
	}

	private static FrameDecoder decoder(Function<RecordedEvents, FrameSink> sink) {
		return new FrameDecoder(Role.CLIENT, Limits.frame(Long.MAX_VALUE), sink.apply(new RecordedEvents()));
	}

}
