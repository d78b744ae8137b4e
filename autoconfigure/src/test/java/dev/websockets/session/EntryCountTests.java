package dev.websockets.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.websockets.Message;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests against a list that knows the number of each entry.
 */
class EntryCountTests {

	private final EntryCount count = new EntryCount();

	private final List<Entry> queue = new ArrayList<>();

	private long queued;

	private void add(boolean shared) {
		this.queue.add(new Entry(++this.queued, shared));
		this.count.added();
	}

	private void take() {
		this.count.taken(this.queue.isEmpty() ? null : Outbound.whole(Message.of("x")));
		if (!this.queue.isEmpty()) {
			this.queue.remove(0);
		}
	}

	private void dropOldestShared() {
		for (int i = 0; i < this.queue.size(); i++) {
			if (this.queue.get(i).shared()) {
				this.queue.remove(i);
				this.count.dropped(i);
				return;
			}
		}
	}

	private void check() {
		assertThat(this.count.queued()).isEqualTo(this.queued);
		assertThat(this.count.done()).isEqualTo(this.queue.isEmpty() ? this.queued : this.queue.get(0).number() - 1);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	@DisplayName("whatever is added, taken and dropped, in whatever order")
	void randomOrder(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < 20_000; i++) {
			switch (random.nextInt(5)) {
				case 0 -> add(false);
				case 1, 2 -> add(true);
				case 3 -> take();
				default -> dropOldestShared();
			}
			check();
		}
	}

	@Test
	@DisplayName("drops behind an entry that stays")
	void stays() {
		add(false);
		for (int i = 0; i < 10_000; i++) {
			add(true);
			dropOldestShared();
			assertThat(this.count.done()).isZero();
		}
		take();
		check();
	}

	private record Entry(long number, boolean shared) {
	}

}
