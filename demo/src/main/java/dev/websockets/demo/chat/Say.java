package dev.websockets.demo.chat;

/**
 * What somebody has to say.
 *
 * @param text the text, at most 500 characters
 */
record Say(String text) {

	static final int MAX_TEXT = 500;

	Say {
		text = ChatText.check(text, MAX_TEXT);
	}

}
