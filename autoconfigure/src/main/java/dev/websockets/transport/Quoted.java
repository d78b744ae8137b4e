package dev.websockets.transport;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Words of somebody else for a message: quoted, cut, and without control characters.
 *
 * @since 0.1.0
 */
public final class Quoted {

	private static final int LONGEST = 100;

	private static final int MOST = 5;

	private Quoted() {
	}

	/**
	 * Quote a text.
	 * @param text the text
	 * @return its first 100 characters, in single quotes
	 */
	public static String of(String text) {
		String beginning = (text.length() > LONGEST) ? text.substring(0, LONGEST) + "..." : text;
		return "'" + beginning.replaceAll("\\p{Cntrl}|[\\x80-\\x9F]", "?") + "'";
	}

	/**
	 * Quote some texts.
	 * @param texts the texts
	 * @return the first five, with commas between them, or {@code none}
	 */
	public static String all(List<String> texts) {
		if (texts.isEmpty()) {
			return "none";
		}
		String first = texts.stream().limit(MOST).map(Quoted::of).collect(Collectors.joining(", "));
		return (texts.size() > MOST) ? first + ", ..." : first;
	}

}
