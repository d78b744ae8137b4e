package dev.websockets.demo.feed;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the feed sends.
 *
 * @param day the day that is replayed
 * @param symbol the symbol
 * @param price the price
 */
record Tick(LocalDate day, String symbol, BigDecimal price) {
}
