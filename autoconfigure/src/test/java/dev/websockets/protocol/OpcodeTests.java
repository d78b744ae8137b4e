package dev.websockets.protocol;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpcodeTests {

	@Test
	@DisplayName("every head is taken apart as section 5.2 draws it")
	void heads() {
		for (int head = 0; head < 256; head++) {
			int opcode = head % 16;
			assertThat(Opcode.of(head)).isEqualTo(opcode);
			assertThat(Opcode.isFinal(head)).isEqualTo(head >= 128);
			assertThat(Opcode.isControl(head)).isEqualTo(opcode >= 8);
			assertThat(Opcode.isDefined(head)).isEqualTo(List.of(0, 1, 2, 8, 9, 10).contains(opcode));
		}
	}

	@Test
	@DisplayName("the reserved bits are the three between FIN and the opcode")
	void reservedBits() {
		assertThat(IntStream.of(Opcode.RSV1, Opcode.RSV2, Opcode.RSV3).sum()).isEqualTo(Opcode.RESERVED)
			.isEqualTo(0x70);
	}

}
