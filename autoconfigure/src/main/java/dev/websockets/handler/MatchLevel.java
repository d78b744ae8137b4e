package dev.websockets.handler;

/**
 * How much a method says about the messages it takes, the most specific first.
 */
enum MatchLevel {

	/** A payload of a type of its own. */
	TYPED,

	/** A payload of any shape, such as a {@code Map}. */
	UNTYPED,

	/** Text or bytes as they are: messages of one kind. */
	CONTENT,

	/** Any message. */
	FRAME

}
