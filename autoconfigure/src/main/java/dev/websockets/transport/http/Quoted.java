package dev.websockets.transport.http;

/**
 * Words of the peer for a message: quoted, cut, and without control characters.
 */
final class Quoted {

	private static final int LONGEST = 100;

	private Quoted() {
	}

	static String of(String text) {
		String beginning = (text.length() > LONGEST) ? text.substring(0, LONGEST) + "..." : text;
		return "'" + beginning.replaceAll("\\p{Cntrl}|[\\x80-\\x9F]", "?") + "'";
	}

}
