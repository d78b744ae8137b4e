package dev.websockets.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts in hexadecimal, after the groups of Markus Kuhn's stress test for decoders of
 * UTF-8, and what RFC 3629 says of them.
 */
final class Utf8Sequences {

	private static final String KOSME = "cebae1bdb9cf83cebcceb5";

	private Utf8Sequences() {
	}

	/**
	 * Texts that are UTF-8.
	 */
	static Stream<String> valid() {
		return Stream.of(
				// empty, ASCII, two, three and four octets
				"", "48656c6c6f", "48656c6c6f2dc2b540c39fc3b6c3a4c3bcc3a0c3a12d5554462d382121", KOSME, "f09f98802068",
				// first and last character of each length
				"00", "c280", "e0a080", "f0908080", "7f", "dfbf", "efbfbf", "f48fbfbf",
				// around the surrogates, and other boundaries
				"ed9fbf", "ee8080", "efbfbd", "f48fbfbe",
				// non-characters are characters all the same
				"efbfbe", "efb790", "efb7af", "f09fbfbe", "f09fbfbf", "f0afbfbe", "f0afbfbf", "f0bfbfbe", "f0bfbfbf",
				"f18fbfbe", "f18fbfbf", "f19fbfbe", "f19fbfbf", "f1afbfbe", "f1afbfbf", "f1bfbfbe", "f1bfbfbf",
				"f28fbfbe", "f28fbfbf", "f29fbfbe", "f29fbfbf", "f2afbfbe", "f2afbfbf", "f2bfbfbe", "f2bfbfbf",
				"f38fbfbe", "f38fbfbf", "f39fbfbe", "f39fbfbf", "f3afbfbe", "f3afbfbf", "f3bfbfbe", "f3bfbfbf",
				// specials
				"efbfb9", "efbfba", "efbfbb", "efbfbc", "efbbbf41");
	}

	/**
	 * Texts that are not UTF-8, or end within a character.
	 */
	static Stream<String> invalid() {
		return Stream
			.of(unexpectedContinuations(), lonelyStarts(), truncated(), impossible(), overlong(), surrogates(),
					tooLarge())
			.flatMap(List::stream);
	}

	private static List<String> unexpectedContinuations() {
		List<String> texts = new ArrayList<>(
				List.of("80", "bf", "80bf", "80bf80", "80bf80bf", "80bf80bf80", "80bf80bf80bf", KOSME + "80" + KOSME));
		StringBuilder all = new StringBuilder();
		for (int octet = 0x80; octet <= 0xBF; octet++) {
			all.append(Integer.toHexString(octet));
		}
		texts.add(all.toString());
		return texts;
	}

	private static List<String> lonelyStarts() {
		List<String> texts = new ArrayList<>();
		for (int octet = 0xC0; octet <= 0xFD; octet++) {
			texts.add(Integer.toHexString(octet) + "20");
		}
		return texts;
	}

	private static List<String> truncated() {
		List<String> texts = new ArrayList<>(List.of("c2", "e0a0", "f09080", "f8888080", "fc84808080", "df", "efbf",
				"f7bfbf", "fbbfbfbf", "fdbfbfbfbf", "c2e0a0f09080f8888080fc84808080dfefbff7bfbffbbfbfbffdbfbfbfbf"));
		for (int octets : new int[] { 1, 3, 4, 6, 8, 10 }) {
			texts.add(KOSME.substring(0, 2 * octets));
		}
		return texts;
	}

	private static List<String> impossible() {
		return List.of("fe", "ff", "fefeffff", KOSME + "ff" + KOSME);
	}

	private static List<String> overlong() {
		return List.of("c0af", "e080af", "f08080af", "f8808080af", "fc80808080af", "c1bf", "e09fbf", "f08fbfbf",
				"f887bfbfbf", "fc83bfbfbfbf", "c080", "e08080", "f0808080", "f880808080", "fc8080808080");
	}

	private static List<String> surrogates() {
		return List.of("eda080", "edadbf", "edae80", "edafbf", "edb080", "edbe80", "edbfbf", "eda080edb080",
				"eda080edbfbf", "edadbfedb080", "edadbfedbfbf", "edae80edb080", "edae80edbfbf", "edafbfedb080",
				"edafbfedbfbf", KOSME + "eda080656469746564");
	}

	private static List<String> tooLarge() {
		return List.of("f4908080", "f5808080", "f7bfbfbf", "f888808080", "fbbfbfbfbf", "fc8480808080", "fdbfbfbfbfbf",
				KOSME + "f4908080656469746564");
	}

}
