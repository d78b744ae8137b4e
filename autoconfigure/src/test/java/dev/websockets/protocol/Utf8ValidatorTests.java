package dev.websockets.protocol;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class Utf8ValidatorTests {

	private static final int[] BOUNDARIES = { 0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
			0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF };

	/**
	 * Of these one completes any character that was begun well.
	 */
	private static final byte[][] COMPLETIONS = Stream.of("", "80", "BF", "8080", "BFBF", "808080", "BFBFBF")
		.map(Wire::hex)
		.toArray(byte[][]::new);

	private Utf8Validator validator = new Utf8Validator();

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

	private final CharBuffer decoded = CharBuffer.allocate(1024);

	@Test
	@DisplayName("B27 all sequences of one and two octets, at all splits")
	void oneAndTwoOctets() {
		for (int i = 0; i < 1 << 16; i++) {
			assertSameVerdict((byte) (i >> 8));
			assertSameVerdict((byte) (i >> 8), (byte) i);
		}
	}

	@Test
	@DisplayName("B27 all sequences of three octets")
	void threeOctets() {
		byte[] octets = new byte[3];
		ByteBuffer buffer = ByteBuffer.wrap(octets);
		for (int i = 0; i < 1 << 24; i++) {
			octets[0] = (byte) (i >> 16);
			octets[1] = (byte) (i >> 8);
			octets[2] = (byte) i;
			this.validator = new Utf8Validator();
			boolean wellFormed = this.validator.accept(octets, 0, 3) && this.validator.isComplete();
			if (wellFormed == isMalformed(buffer, true)) {
				assertSameVerdict(octets);
			}
		}
	}

	@Test
	@DisplayName("B27 all boundaries of sequences of four octets, at all splits")
	void fourOctets() {
		for (int first : BOUNDARIES) {
			for (int second : BOUNDARIES) {
				for (int third : BOUNDARIES) {
					for (int fourth : BOUNDARIES) {
						assertSameVerdict((byte) first, (byte) second, (byte) third, (byte) fourth);
					}
				}
			}
		}
	}

	@Test
	@DisplayName("every code point is well-formed, every surrogate is not")
	void codePoints() {
		for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
			boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
			byte[] octets = surrogate
					? new byte[] { (byte) 0xED, (byte) (0x80 | (codePoint >> 6 & 0x3F)),
							(byte) (0x80 | (codePoint & 0x3F)) }
					: Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
			this.validator = new Utf8Validator();
			boolean wellFormed = this.validator.accept(octets, 0, octets.length) && this.validator.isComplete();
			assertThat(wellFormed).isNotEqualTo(surrogate);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	@DisplayName("long texts with one octet changed get the verdict of the JDK, at any split")
	void randomTexts(long seed) {
		Random random = new Random(seed);
		for (int round = 0; round < 500; round++) {
			byte[] octets = randomText(random).getBytes(StandardCharsets.UTF_8);
			assertSameVerdict(octets);
			if (octets.length > 0) {
				octets[random.nextInt(octets.length)] = (byte) random.nextInt();
				assertSameVerdict(octets);
			}
		}
	}

	@Test
	@DisplayName("an octet that is not ASCII is seen at every place among ASCII ones")
	void amongAscii() {
		for (int length = 0; length < 40; length++) {
			for (int place = 0; place < length; place++) {
				byte[] octets = "x".repeat(length).getBytes(StandardCharsets.UTF_8);
				octets[place] = (byte) 0xFF;
				this.validator = new Utf8Validator();
				assertThat(this.validator.accept(octets, 0, place)).isTrue();
				assertThat(this.validator.accept(octets, 0, length)).isFalse();
			}
		}
	}

	@Test
	@DisplayName("octets outside of the range are not looked at")
	void range() {
		byte[] octets = Wire.hex("FF 78 FF 7879 FF 7879787978797879 FF");
		assertThat(this.validator.accept(octets, 1, 1)).isTrue();
		assertThat(this.validator.accept(octets, 3, 2)).isTrue();
		assertThat(this.validator.accept(octets, 6, 8)).isTrue();
		assertThat(this.validator.accept(octets, 0, 0)).isTrue();
		assertThat(this.validator.isComplete()).isTrue();
	}

	@Test
	@DisplayName("a text may end only where no character is unfinished, and the next may follow there")
	void complete() {
		assertThat(this.validator.isComplete()).isTrue();
		for (int octet : new int[] { 0xF0, 0x9F, 0x98 }) {
			assertThat(this.validator.accept(new byte[] { (byte) octet }, 0, 1)).isTrue();
			assertThat(this.validator.isComplete()).isFalse();
		}
		assertThat(this.validator.accept(Wire.hex("80"), 0, 1)).isTrue();
		assertThat(this.validator.isComplete()).isTrue();
		assertThat(this.validator.accept(Wire.hex("78"), 0, 1)).isTrue();
	}

	private void assertSameVerdict(byte... octets) {
		int firstBad = firstBadOctet(octets);
		boolean endsWell = firstBad == octets.length && !isMalformed(ByteBuffer.wrap(octets), true);
		for (int split = 0; split <= octets.length; split++) {
			this.validator = new Utf8Validator();
			boolean head = this.validator.accept(octets, 0, split);
			if (head != (firstBad >= split)) {
				assertThat(head).as("first %d of %s", split, Wire.hex(octets)).isEqualTo(firstBad >= split);
			}
			if (head) {
				boolean tail = this.validator.accept(octets, split, octets.length - split);
				boolean verdict = tail && this.validator.isComplete();
				if (tail != (firstBad == octets.length) || verdict != endsWell) {
					assertThat(verdict).as("%s, split at %d", Wire.hex(octets), split).isEqualTo(endsWell);
					assertThat(tail).as("%s, split at %d", Wire.hex(octets), split)
						.isEqualTo(firstBad == octets.length);
				}
			}
		}
	}

	/**
	 * The index of the first octet that makes the text malformed whatever follows, by the
	 * JDK's decoder; the length if there is none.
	 */
	private int firstBadOctet(byte[] octets) {
		int index = octets.length;
		while (!isBeginning(octets, index)) {
			index--;
		}
		return index;
	}

	private boolean isBeginning(byte[] octets, int length) {
		if (isMalformed(ByteBuffer.wrap(octets, 0, length), false)) {
			return false;
		}
		for (byte[] completion : COMPLETIONS) {
			byte[] completed = Arrays.copyOf(octets, length + completion.length);
			System.arraycopy(completion, 0, completed, length, completion.length);
			if (!isMalformed(ByteBuffer.wrap(completed), true)) {
				return true;
			}
		}
		return false;
	}

	private boolean isMalformed(ByteBuffer octets, boolean atEnd) {
		octets.position(0);
		this.decoded.clear();
		return this.decoder.reset().decode(octets, this.decoded, atEnd).isError();
	}

	private static String randomText(Random random) {
		StringBuilder text = new StringBuilder();
		int runs = random.nextInt(6);
		for (int i = 0; i < runs; i++) {
			text.append("a".repeat(random.nextInt(20)));
			int codePoint = random.nextInt(1 << (1 + random.nextInt(20)));
			text.appendCodePoint((codePoint >= 0xD800 && codePoint <= 0xDFFF) ? 0x10FFFF : codePoint);
		}
		return text.toString();
	}

}
