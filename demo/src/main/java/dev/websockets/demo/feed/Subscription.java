package dev.websockets.demo.feed;

import java.util.Set;

import org.springframework.util.Assert;

/**
 * What the feed receives. A later subscription takes the place of an earlier one.
 *
 * @param symbols the symbols that are wanted
 */
record Subscription(Set<String> symbols) {

	Subscription {
		Assert.notNull(symbols, "'symbols' is missing");
		Assert.noNullElements(symbols, "a symbol is null");
	}

	boolean isTo(String symbol) {
		return this.symbols.contains(symbol);
	}

}
