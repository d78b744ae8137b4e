package dev.websockets.demo.chat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.websockets.demo.chat.ChatEvent.Person;
import dev.websockets.demo.chat.ChatEvent.Said;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link History}.
 */
class HistoryTests {

	private static final Person ANA = new Person(new UUID(0, 1), "Ana");

	private final History history = new History(Clock.fixed(Instant.ofEpochMilli(1000), ZoneOffset.UTC));

	@Test
	void idsGrowAlsoWithinAMillisecondAndGoOnAfterARestart() {
		assertThat(this.history.add(ANA, "a").id()).isEqualTo(1000);
		assertThat(this.history.add(ANA, "b").id()).isEqualTo(1001);
		History later = new History(Clock.fixed(Instant.ofEpochMilli(2000), ZoneOffset.UTC));
		assertThat(later.add(ANA, "c").id()).isEqualTo(2000);
	}

	@Test
	void tellsWhatWasSaidAfterAMessage() {
		this.history.add(ANA, "a");
		Said seen = this.history.add(ANA, "b");
		this.history.add(ANA, "c");
		assertThat(this.history.after(0)).extracting(Said::text).containsExactly("a", "b", "c");
		assertThat(this.history.after(seen.id())).extracting(Said::text).containsExactly("c");
	}

	@Test
	void keepsTheLastMessages() {
		for (int i = 0; i < 1000; i++) {
			this.history.add(ANA, "text " + i);
		}
		assertThat(this.history.after(0)).hasSize(50)
			.extracting(Said::text)
			.startsWith("text 950")
			.endsWith("text 999");
	}

}
