package dev.websockets;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FrameTests {

	@Test
	@DisplayName("F6 control payload of at most 125 bytes, copied both ways")
	void controlPayload() {
		byte[] payload = new byte[125];
		Frame.Ping ping = new Frame.Ping(payload);
		payload[0] = 1;
		assertThat(ping.payload()[0]).isZero();
		ping.payload()[0] = 1;
		assertThat(ping).isEqualTo(new Frame.Ping(new byte[125])).hasSameHashCodeAs(new Frame.Ping(new byte[125]));
		assertThat(ping).isNotEqualTo(new Frame.Pong(new byte[125])).isNotEqualTo(new Frame.Ping(new byte[124]));
		assertThat(ping.size()).isEqualTo(125);
		assertThat(new Frame.Pong(new byte[] { 10 })).hasToString("Pong[0a]");
		assertThatIllegalArgumentException().isThrownBy(() -> new Frame.Ping(new byte[126]))
			.withMessageContaining("126 bytes is over 125 bytes");
		assertThatIllegalArgumentException().isThrownBy(() -> new Frame.Pong(new byte[126]));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000 })
	@DisplayName("B36 codes that an endpoint may not send are refused at construction")
	void illegalCodes(int code) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Frame.Close(code, ""))
			.withMessageContaining(String.valueOf(code));
	}

	@ParameterizedTest
	@CsvSource({ "'',0", "a,1", "ü,2", "世,3", "\uD83D\uDE00,4", "aü世\uD83D\uDE00,10" })
	@DisplayName("the size of a text is that of its UTF-8")
	void textSize(String text, int size) {
		assertThat(Message.of(text).size()).isEqualTo(size);
	}

	@ParameterizedTest
	@CsvSource({ "\uD83D,0", "a\uDE00,1", "\uD83Dx,0", "\uD83D\uD83D\uDE00,0" })
	@DisplayName("an unpaired surrogate has no UTF-8")
	void unpairedSurrogate(String text, int index) {
		assertThatIllegalArgumentException().isThrownBy(() -> Message.of(text).size())
			.withMessageContaining("at index " + index);
	}

	@Test
	@DisplayName("a binary message of a buffer leaves the buffer as it is, and shows a read-only view")
	void binary() {
		ByteBuffer buffer = ByteBuffer.wrap(new byte[] { 1, 2, 3 }).position(1);
		Message.Binary message = Message.of(buffer);
		assertThat(buffer.position()).isEqualTo(1);
		assertThat(message.bytes()).containsExactly(2, 3);
		assertThat(message.buffer().isReadOnly()).isTrue();
		assertThat(message).isEqualTo(Message.of(new byte[] { 2, 3 }));
	}

	@ParameterizedTest
	@CsvSource({ "1000,REMOTE,true", "1001,LOCAL,true", "1005,REMOTE,true", "1006,ABNORMAL,false", "1011,LOCAL,false",
			"4000,REMOTE,false" })
	@DisplayName("B39 a close is clean after the handshake with 1000, 1001 or no status")
	void cleanClose(int code, CloseReason.Initiator initiator, boolean clean) {
		assertThat(new CloseReason(code, "", initiator, 0, 0, null).isClean()).isEqualTo(clean);
	}

	@Test
	@DisplayName("a close reason says in one line what happened")
	void description() {
		assertThat(new CloseReason(1008, "policy", CloseReason.Initiator.REMOTE, 3, 12_345, null))
			.hasToString("1008 (policy), closed by the peer, 3 messages of 12,345 bytes unsent");
	}

}
