package dev.websockets.handler;

/**
 * Whose sessions a method handles. Its text is for logs and errors.
 */
sealed interface HandlerTarget permits ClientTarget, PathTarget {

	/**
	 * What it is, in one word.
	 * @return such as {@code client}
	 */
	String kind();

}
