package dev.websockets.demo.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.core.io.Resource;

/**
 * The published rates of some symbols, one a day.
 *
 * @param rates the rates by symbol, the oldest first
 */
record PriceHistory(Map<String, List<Rate>> rates) {

	/**
	 * Read a table of date, symbol and rate, with a line of column names.
	 * @param csv the table, in UTF-8
	 * @return the rates
	 * @throws IOException if it cannot be read
	 */
	static PriceHistory read(Resource csv) throws IOException {
		Map<String, List<Rate>> rates = new TreeMap<>();
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(csv.getInputStream(), StandardCharsets.UTF_8))) {
			reader.lines().skip(1).map((line) -> line.split(",")).forEach((columns) -> {
				Rate rate = new Rate(LocalDate.parse(columns[0]), new BigDecimal(columns[2]));
				rates.computeIfAbsent(columns[1], (symbol) -> new ArrayList<>()).add(rate);
			});
		}
		return new PriceHistory(rates);
	}

	/**
	 * What was published on one day.
	 *
	 * @param day the day
	 * @param price the price
	 */
	record Rate(LocalDate day, BigDecimal price) {
	}

}
