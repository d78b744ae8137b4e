package dev.websockets.protocol;

import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MaskTests {

	@Test
	@DisplayName("the example of section 5.7")
	void example() {
		byte[] header = Wire.hex("37fa213d");
		byte[] payload = Wire.hex("7f9f4d5158");
		Mask.apply(Mask.read(header, 0), payload, 0, payload.length, payload, 0);
		assertThat(payload).asString().isEqualTo("Hello");
	}

	@Test
	@DisplayName("every length at every place, octet i by octet i mod 4 of the key, and nothing beside")
	void everyLength() {
		Random random = new Random(1);
		byte[] source = new byte[64];
		for (int length = 0; length <= 33; length++) {
			for (int place = 0; place < 9; place++) {
				random.nextBytes(source);
				byte[] target = new byte[64];
				int key = random.nextInt();
				int next = Mask.apply(key, source, place, length, target, 8 - place);
				for (int i = 0; i < target.length; i++) {
					int at = i - (8 - place);
					int expected = (at < 0 || at >= length) ? 0 : source[place + at] ^ (key >>> (8 * (at % 4)));
					assertThat(target[i]).isEqualTo((byte) expected);
				}
				assertThat(next).isEqualTo(Integer.rotateRight(key, 8 * (length % 4)));
			}
		}
	}

	@Test
	@DisplayName("parts of any size are masked as the whole is")
	void parts() {
		byte[] whole = new byte[100];
		new Random(2).nextBytes(whole);
		byte[] expected = new byte[100];
		Mask.apply(0x1234_5678, whole, 0, 100, expected, 0);
		for (int size = 1; size < 30; size++) {
			byte[] masked = whole.clone();
			int key = 0x1234_5678;
			for (int at = 0; at < 100; at += size) {
				key = Mask.apply(key, masked, at, Math.min(size, 100 - at), masked, at);
			}
			assertThat(masked).isEqualTo(expected);
		}
	}

	@Test
	@DisplayName("a key is read as it was written")
	void readAndWrite() {
		byte[] header = new byte[6];
		Mask.write(0xA1B2_C3D4, header, 1);
		assertThat(Wire.hex(header)).isEqualTo("00d4c3b2a100");
		assertThat(Mask.read(header, 1)).isEqualTo(0xA1B2_C3D4);
	}

}
