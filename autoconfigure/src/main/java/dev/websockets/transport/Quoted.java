package dev.websockets.transport;

/**
 * Words of somebody else for a message: quoted, cut, and without control characters.
 *
 * @since 0.1.0
 */
public final class Quoted {

	private static final int LONGEST = 100;

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

}
