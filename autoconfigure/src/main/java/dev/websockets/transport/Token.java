package dev.websockets.transport;

/**
 * The words that HTTP is made of, such as names of headers.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">RFC 9110, section
 * 5.6.2</a>
 */
public final class Token {

	private static final String PUNCTUATION = "!#$%&'*+-.^_`|~";

	private Token() {
	}

	/**
	 * Whether a text is a token.
	 * @param text the text
	 * @return false also if it is empty
	 */
	public static boolean isToken(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!isTokenCharacter(text.charAt(i))) {
				return false;
			}
		}
		return !text.isEmpty();
	}

	/**
	 * Whether a character can be part of a token.
	 * @param character the character
	 * @return whether it can
	 */
	public static boolean isTokenCharacter(int character) {
		return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z')
				|| (character >= 'a' && character <= 'z') || PUNCTUATION.indexOf(character) >= 0;
	}

}
