package dev.websockets.converter;

import java.math.BigDecimal;
import java.util.List;

import org.springframework.core.ParameterizedTypeReference;

/**
 * What the converters of objects are tested with.
 *
 * @param symbol some text
 * @param price a number
 */
public record Trade(String symbol, BigDecimal price) {

	/**
	 * A generic type.
	 */
	public static final ParameterizedTypeReference<List<Trade>> LIST = new ParameterizedTypeReference<>() {
	};

	/**
	 * Text of two, three and four bytes in UTF-8.
	 */
	public static final String UMLAUTS = "Ä€\uD83D\uDE00";

	public static Trade of(String symbol, String price) {
		return new Trade(symbol, new BigDecimal(price));
	}

}
