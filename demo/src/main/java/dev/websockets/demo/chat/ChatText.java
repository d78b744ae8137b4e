package dev.websockets.demo.chat;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Checks texts that people write.
 */
final class ChatText {

	private ChatText() {
	}

	/**
	 * A text without the white space around it.
	 * @param text what was written
	 * @param maxLength the most characters it may have, as UTF-16 counts them
	 * @return the text
	 * @throws IllegalArgumentException if nothing is left, it is too long, or it has half
	 * a character
	 */
	static String check(@Nullable String text, int maxLength) {
		Assert.hasText(text, "a text is missing");
		String stripped = text.strip();
		Assert.isTrue(stripped.length() <= maxLength, () -> "a text is over " + maxLength + " characters");
		Assert.isTrue(StandardCharsets.UTF_8.newEncoder().canEncode(stripped), "a text has half a character");
		return stripped;
	}

	/**
	 * A text of one line, see {@link #check}.
	 * @param text what was written
	 * @param maxLength the most characters it may have
	 * @return the text
	 */
	static String checkLine(@Nullable String text, int maxLength) {
		String line = check(text, maxLength);
		Assert.isTrue(line.chars().noneMatch(Character::isISOControl), "a text has a control character");
		return line;
	}

}
