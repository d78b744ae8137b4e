package dev.websockets.transport.http;

/**
 * The words that HTTP is made of, such as names of headers.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">RFC 9110, section
 * 5.6.2</a>
 */
final class Token {

	private static final String PUNCTUATION = "!#$%&'*+-.^_`|~";

	private Token() {
	}

	static boolean isToken(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!isTokenCharacter(text.charAt(i))) {
				return false;
			}
		}
		return !text.isEmpty();
	}

	static boolean isTokenCharacter(int character) {
		return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z')
				|| (character >= 'a' && character <= 'z') || PUNCTUATION.indexOf(character) >= 0;
	}

}
