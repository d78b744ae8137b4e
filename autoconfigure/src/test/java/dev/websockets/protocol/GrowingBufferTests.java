package dev.websockets.protocol;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GrowingBufferTests {

	private static final int KIB = 1024;

	private final GrowingBuffer buffer = new GrowingBuffer();

	@Test
	@DisplayName("B51 of a huge announced size 64 KiB are allocated, then sixteen times as much each time it is full")
	void growth() {
		this.buffer.expect(1 << 30, 1 << 30);
		assertThat(this.buffer.bytes()).isEmpty();
		add(1);
		assertThat(this.buffer.bytes()).hasSize(64 * KIB);
		add(64 * KIB - 1);
		assertThat(this.buffer.bytes()).hasSize(64 * KIB);
		add(1);
		assertThat(this.buffer.bytes()).hasSize(1024 * KIB);
		add(960 * KIB);
		assertThat(this.buffer.bytes()).hasSize(16 * 1024 * KIB);
	}

	@Test
	@DisplayName("a buffer that is full grows four times where no more is announced, as other fragments may come")
	void growthByFragments() {
		this.buffer.expect(64 * KIB, 1 << 30);
		add(64 * KIB);
		this.buffer.expect(65 * KIB, 1 << 30);
		add(KIB);
		assertThat(this.buffer.bytes()).hasSize(256 * KIB);
	}

	@Test
	@DisplayName("growth ends at what may come, without a copy at the end")
	void bound() {
		this.buffer.expect(100 * KIB, 100 * KIB);
		add(60 * KIB);
		add(39 * KIB);
		byte[] bytes = this.buffer.bytes();
		assertThat(bytes).hasSize(100 * KIB);
		add(KIB);
		assertThat(this.buffer.take()).isSameAs(bytes);
	}

	@Test
	@DisplayName("a small announced size is allocated as it is")
	void small() {
		this.buffer.expect(10, 1 << 20);
		add(3);
		assertThat(this.buffer.bytes()).hasSize(10);
		this.buffer.expect(20, 1 << 20);
		add(8);
		assertThat(this.buffer.bytes()).hasSize(40);
	}

	@Test
	@DisplayName("a part larger than the next step has room")
	void largePart() {
		this.buffer.expect(1, 1 << 20);
		add(1);
		this.buffer.expect(101, 1 << 20);
		add(100);
		assertThat(this.buffer.bytes()).hasSize(101);
		assertThat(this.buffer.size()).isEqualTo(101);
	}

	@Test
	@DisplayName("what was added is taken, in an array of its size, and the buffer is empty")
	void take() {
		this.buffer.expect(10, 10);
		this.buffer.add(new byte[] { 9, 1, 2, 9 }, 1, 2);
		this.buffer.add(new byte[] { 3 }, 0, 1);
		assertThat(this.buffer.take()).containsExactly(1, 2, 3);
		assertThat(this.buffer.size()).isZero();
		assertThat(this.buffer.bytes()).isEmpty();
		assertThat(this.buffer.take()).isEmpty();
	}

	private void add(int length) {
		this.buffer.add(new byte[length], 0, length);
	}

}
