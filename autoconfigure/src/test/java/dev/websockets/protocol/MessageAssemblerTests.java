package dev.websockets.protocol;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.Frame;
import dev.websockets.Message;

import static org.assertj.core.api.Assertions.assertThat;

class MessageAssemblerTests {

	private final RecordedEvents recorded = new RecordedEvents();

	private final FrameDecoder decoder = new FrameDecoder(Role.CLIENT, Limits.frame(1 << 20),
			new MessageAssembler(Limits.message(1 << 20), this.recorded));

	@Test
	@DisplayName("unfragmented messages of both kinds")
	void unfragmented() throws ProtocolViolation {
		decode("81 05 48656c6c6f 82 02 FF00 81 00 82 00 81 03 E4B896");
		assertThat(this.recorded.events()).containsExactly(Message.of("Hello"), Message.of(Wire.hex("FF00")),
				Message.of(""), Message.of(new byte[0]), Message.of("世"));
	}

	@Test
	@DisplayName("B24 a text in three fragments with a ping in between is one text, the ping comes at once")
	void fragmented() throws ProtocolViolation {
		decode("01 02 4865 89 01 FF 00 02 6c6c");
		assertThat(this.recorded.events()).containsExactly(new Frame.Ping(Wire.hex("FF")));
		decode("8A 00 80 01 6f 82 01 07");
		assertThat(this.recorded.events()).containsExactly(new Frame.Ping(Wire.hex("FF")), new Frame.Pong(new byte[0]),
				Message.of("Hello"), Message.of(Wire.hex("07")));
	}

	@Test
	@DisplayName("B27 a character split across fragments and reads")
	void splitCharacter() throws ProtocolViolation {
		for (String part : "01 02 F0 9F 89 00 00 00 80 03 98 80 61".split(" ")) {
			decode(part);
		}
		assertThat(this.recorded.events()).containsExactly(new Frame.Ping(new byte[0]), Message.of("\uD83D\uDE00a"));
	}

	@Test
	@DisplayName("empty fragments make an empty message, and change nothing of another")
	void emptyFragments() throws ProtocolViolation {
		decode("01 00 00 00 80 00 02 00 80 02 0102 02 01 01 00 00 80 00 01 00 80 01 61");
		assertThat(this.recorded.events()).containsExactly(Message.of(""), Message.of(Wire.hex("0102")),
				Message.of(Wire.hex("01")), Message.of("a"));
	}

	@Test
	@DisplayName("a replacement character that was sent is a character as any other")
	void replacementCharacter() throws ProtocolViolation {
		decode("81 04 61 EFBFBD");
		decode("81 04 61 EFBF");
		decode("BD");
		assertThat(this.recorded.events()).containsExactly(Message.of("a\uFFFD"), Message.of("a\uFFFD"));
	}

	@Test
	@DisplayName("the size of a text that was received is that of its payload")
	void size() throws ProtocolViolation {
		decode("81 03 E4B896");
		assertThat(((Message) this.recorded.events().get(0)).size()).isEqualTo(3);
	}

	@Test
	@DisplayName("B30 Close with code and text, with a code alone, without any")
	void close() throws ProtocolViolation {
		assertClose("88 05 03E8 627965", 1000, "bye");
		assertClose("88 05 0FA0 E4B896", 4000, "世");
		assertClose("88 02 0BB8", 3000, "");
		assertClose("88 00", 1005, "");
	}

	@Test
	@DisplayName("B37 a message after Close is not delivered, the unfinished one is lost")
	void afterClose() throws ProtocolViolation {
		decode("01 01 61 88 00 80 01 62 81 01 63 89 00");
		decode("81 01 63");
		assertThat(this.recorded.events()).containsExactly(RecordedEvents.closed(1005, ""));
	}

	@Test
	@DisplayName("payloads are arrays of their own")
	void ownArrays() throws ProtocolViolation {
		byte[] bytes = Wire.hex("82 01 05 89 01 06 02 01 07 80 01 08");
		this.decoder.decode(bytes, 0, bytes.length);
		Arrays.fill(bytes, (byte) 0);
		assertThat(this.recorded.events()).containsExactly(Message.of(new byte[] { 5 }),
				new Frame.Ping(new byte[] { 6 }), Message.of(new byte[] { 7, 8 }));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 4096, 100_000, 1 << 20 })
	@DisplayName("a large text and a large binary, in one frame that comes in parts")
	void large(int partSize) throws ProtocolViolation {
		byte[] payload = "0123456789abcdef".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
		byte[] bytes = Wire.join(Wire.frame(0x81, payload), Wire.frame(0x82, payload));
		for (int at = 0; at < bytes.length; at += partSize) {
			this.decoder.decode(bytes, at, Math.min(partSize, bytes.length - at));
		}
		assertThat(this.recorded.events()).containsExactly(Message.of(new String(payload, StandardCharsets.UTF_8)),
				Message.of(payload));
	}

	@Test
	@DisplayName("ten thousand small fragments are one message")
	void manyFragments() throws ProtocolViolation {
		decode("02 01 00");
		for (int i = 1; i < 10_000; i++) {
			decode("00 01 %02x".formatted(i % 256));
		}
		decode("80 00");
		Message.Binary message = (Message.Binary) this.recorded.events().get(0);
		assertThat(message.size()).isEqualTo(10_000);
		assertThat(message.bytes()[9_999]).isEqualTo((byte) 9_999);
	}

	@Test
	@DisplayName("B51 small fragments cost memory by what they carry, not by what a message may have")
	void memoryOfFragments() throws ProtocolViolation {
		byte[] first = Wire.hex("02 01 00");
		byte[] next = Wire.hex("00 01 00");
		decode("02 01 00 00 01 00 80 00");
		long before = allocated();
		this.decoder.decode(first, 0, 3);
		long afterFirst = allocated();
		for (int i = 0; i < 20_000; i++) {
			this.decoder.decode(next, 0, 3);
		}
		long afterAll = allocated();
		assertThat(afterFirst - before).isLessThan(10_000);
		assertThat(afterAll - before).isLessThan(1_000_000);
	}

	private static long allocated() {
		return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
			.getThreadAllocatedBytes(Thread.currentThread().getId());
	}

	private void assertClose(String octets, int code, String text) throws ProtocolViolation {
		RecordedEvents events = new RecordedEvents();
		byte[] bytes = Wire.hex(octets);
		new FrameDecoder(Role.CLIENT, Limits.frame(10), new MessageAssembler(Limits.message(10), events)).decode(bytes,
				0, bytes.length);
		assertThat(events.events()).containsExactly(RecordedEvents.closed(code, text));
	}

	private void decode(String hex) throws ProtocolViolation {
		byte[] bytes = Wire.hex(hex);
		this.decoder.decode(bytes, 0, bytes.length);
	}

}
