package dev.websockets.demo.chat;

/**
 * The first message of who comes.
 *
 * @param name how they want to be called, at most 24 characters
 * @param after the id of the last message they have seen, 0 for none
 */
record Join(String name, long after) {

	static final int MAX_NAME = 24;

	Join {
		name = ChatText.checkLine(name, MAX_NAME);
	}

}
