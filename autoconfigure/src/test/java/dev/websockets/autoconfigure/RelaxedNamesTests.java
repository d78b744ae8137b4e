package dev.websockets.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RelaxedNames}.
 */
class RelaxedNamesTests {

	@Test
	void namesAreTheSameWhateverTheirCaseAndDashes() {
		assertThat(RelaxedNames.same("my-feed", "MYFEED")).isTrue();
		assertThat(RelaxedNames.same("my-feed", "myFeed")).isTrue();
		assertThat(RelaxedNames.same("", "")).isTrue();
		assertThat(RelaxedNames.same("my-feed", "my-feeds")).isFalse();
		assertThat(RelaxedNames.same("my-feed", "")).isFalse();
	}

	@Test
	void theDashedFormWinsWhateverTheOrder() {
		assertThat(merge("myfeed", "my-feed")).containsExactly("my-feed");
		assertThat(merge("my-feed", "myfeed")).containsExactly("my-feed");
		assertThat(merge("MYFEED", "my-feed", "myFeed")).containsExactly("my-feed");
	}

	@Test
	void capitalsSayMoreThanNone() {
		assertThat(merge("xkey", "xKey")).containsExactly("xKey");
		assertThat(merge("x-key", "X-Key")).containsExactly("X-Key");
		assertThat(merge("X-Key", "xkey")).containsExactly("X-Key");
	}

	@Test
	void otherNamesStayApartAndInOrder() {
		assertThat(merge("b", "a-b", "a", "ab")).containsExactly("b", "a-b", "a");
	}

	private static List<String> merge(String... names) {
		Map<String, String> bound = new LinkedHashMap<>();
		for (String name : names) {
			bound.put(name, "value");
		}
		return List.copyOf(RelaxedNames.merge(bound, new PropertyChecks("websockets.clients")).keySet());
	}

}
