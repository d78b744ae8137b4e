package dev.websockets.transport;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuotedTests {

	@Test
	@DisplayName("words of somebody else are cut, and cannot break a line")
	void one() {
		assertThat(Quoted.of("a\r\nb\u0085c")).isEqualTo("'a??b?c'");
		assertThat(Quoted.of("x".repeat(101))).isEqualTo("'" + "x".repeat(100) + "...'");
	}

	@Test
	@DisplayName("of many words, the first five are shown")
	void all() {
		assertThat(Quoted.all(List.of())).isEqualTo("none");
		assertThat(Quoted.all(List.of("a", "b\n"))).isEqualTo("'a', 'b?'");
		assertThat(Quoted.all(List.of("1", "2", "3", "4", "5"))).isEqualTo("'1', '2', '3', '4', '5'");
		assertThat(Quoted.all(List.of("1", "2", "3", "4", "5", "6"))).isEqualTo("'1', '2', '3', '4', '5', ...");
	}

}
