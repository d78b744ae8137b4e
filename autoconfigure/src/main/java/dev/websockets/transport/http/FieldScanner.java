package dev.websockets.transport.http;

import java.text.ParseException;

import dev.websockets.transport.Token;

/**
 * Walks through the value of a header that is a list with parameters (RFC 9110, section
 * 5.6). Empty elements of a list are passed over, as section 5.6.1.2 demands.
 */
final class FieldScanner {

	private final String text;

	private int position;

	FieldScanner(String text) {
		this.text = text;
	}

	boolean atEnd() {
		return this.position == this.text.length();
	}

	/**
	 * Go to the next element of the list.
	 * @return whether there is one
	 */
	boolean nextElement() {
		skipWhitespace();
		while (skip(',')) {
			skipWhitespace();
		}
		return !atEnd();
	}

	void skipWhitespace() {
		while (isAt(' ') || isAt('\t')) {
			this.position++;
		}
	}

	boolean isAt(char character) {
		return !atEnd() && this.text.charAt(this.position) == character;
	}

	/**
	 * Pass over a character if it comes next, behind whitespace or at once.
	 * @param character the character
	 * @return whether it was there; if not, nothing but whitespace was passed over
	 */
	boolean skip(char character) {
		skipWhitespace();
		boolean there = isAt(character);
		if (there) {
			this.position++;
		}
		return there;
	}

	String token() throws ParseException {
		int start = this.position;
		while (!atEnd() && Token.isTokenCharacter(this.text.charAt(this.position))) {
			this.position++;
		}
		if (this.position == start) {
			throw new ParseException("no word", start);
		}
		return this.text.substring(start, this.position);
	}

	/**
	 * A value behind an equals sign, quotes and escapes taken away.
	 */
	String tokenOrQuotedString() throws ParseException {
		skipWhitespace();
		return isAt('"') ? quotedString() : token();
	}

	/**
	 * The same, but without quotes anything that is neither a comma nor whitespace.
	 */
	String anythingOrQuotedString() throws ParseException {
		skipWhitespace();
		if (isAt('"')) {
			return quotedString();
		}
		int start = this.position;
		while (!atEnd() && !isAt(',') && !isAt(' ') && !isAt('\t')) {
			this.position++;
		}
		return this.text.substring(start, this.position);
	}

	private String quotedString() throws ParseException {
		int start = this.position++;
		StringBuilder value = new StringBuilder();
		while (!isAt('"')) {
			if (isAt('\\')) {
				this.position++;
			}
			if (atEnd()) {
				throw new ParseException("no closing quote", start);
			}
			value.append(this.text.charAt(this.position++));
		}
		this.position++;
		return value.toString();
	}

	/**
	 * Whether the rest begins with a word and an equals sign.
	 */
	boolean isAtParameter() {
		int start = this.position;
		try {
			token();
			return skip('=');
		}
		catch (ParseException ex) {
			return false;
		}
		finally {
			this.position = start;
		}
	}

	/**
	 * Pass over a token68 (RFC 9110, section 11.2) that is a whole element.
	 * @return whether there was one
	 */
	boolean skipToken68() {
		int start = this.position;
		while (!atEnd() && isToken68Character(this.text.charAt(this.position))) {
			this.position++;
		}
		boolean found = this.position > start;
		while (isAt('=')) {
			this.position++;
		}
		skipWhitespace();
		if (!found || !(atEnd() || isAt(','))) {
			this.position = start;
			return false;
		}
		return true;
	}

	private static boolean isToken68Character(char character) {
		return Character.isLetterOrDigit(character) || "-._~+/".indexOf(character) >= 0;
	}

}
