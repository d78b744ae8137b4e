package dev.websockets;

/**
 * Words of the peer for the message of an exception: neither their length nor their
 * control characters get into the log.
 */
final class PeerText {

	private PeerText() {
	}

	/**
	 * The beginning of a text.
	 * @param text the text
	 * @param longest the number of characters that are shown
	 * @return the beginning, with question marks for what cannot be printed
	 */
	static String beginning(String text, int longest) {
		String shown = (text.length() > longest) ? text.substring(0, longest) + ".." : text;
		return shown.replaceAll("\\p{C}", "?");
	}

}
