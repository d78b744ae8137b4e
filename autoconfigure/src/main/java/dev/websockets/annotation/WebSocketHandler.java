package dev.websockets.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Makes a method of a bean a handler for what happens on a named connection, or on the
 * sessions of an endpoint of this application.
 * <p>
 * Parameters may stand in any order: {@code WebSocketSession},
 * {@code WebSocketConnection}, {@code Frame} and its kinds, {@code String},
 * {@code byte[]}, {@code ByteBuffer}, {@code CloseReason}, {@code Handshake}, a
 * {@code Throwable} (on {@link On#ERROR}), and at most one other type: the payload, as
 * the converter reads it. At an endpoint there is no {@code WebSocketConnection}, but a
 * {@code Principal}, {@code null} if nobody is logged in, and for variables of the
 * {@link #path()} any number of parameters with Spring's {@code @PathVariable}.
 * <p>
 * What the method returns is sent: nothing for {@code void}, {@code null} or an empty
 * {@code Optional}; text, bytes and frames as they are; any other object as the converter
 * writes it. A {@code CompletionStage} is sent when it completes, the elements of a
 * {@code Stream}, a {@code Flow.Publisher} or a publisher of Reactor one by one, as the
 * outgoing queue takes them. Where the client has a protocol, and the message is a
 * request, what is returned is the payload of the reply to it.
 * <p>
 * On a type, the annotation gives {@link #client()}, {@link #path()} and
 * {@link #subprotocols()} to the methods below it, as far as they do not say otherwise.
 * It may stand on other annotations.
 * <p>
 * Not to be confused with Spring's interface {@code WebSocketHandler}: mind the import.
 *
 * @since 0.1.0
 */
@Documented
@Target({ ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
public @interface WebSocketHandler {

	/**
	 * The name of the client, see {@link #client()}.
	 * @return the name
	 */
	@AliasFor("client")
	String value() default "";

	/**
	 * The name of the client under {@code websockets.clients}. May be left out where
	 * exactly one client is configured.
	 * @return the name
	 */
	@AliasFor("value")
	String client() default "";

	/**
	 * The path of an endpoint of this application, in place of a client: a
	 * {@code PathPattern} of Spring such as {@code /chat/{room}}. A path of the method
	 * replaces that of the type. All methods of all beans with this path serve the
	 * endpoint together.
	 * @return the path, with a slash first; empty for methods of a client
	 */
	String path() default "";

	/**
	 * The subprotocols that the endpoint speaks. Of the methods with its {@link #path()}
	 * one has to name them, or several the same ones.
	 * @return the subprotocols; none for an endpoint without
	 */
	String[] subprotocols() default {};

	/**
	 * What the method handles.
	 * @return what happens
	 */
	On on() default On.MESSAGE;

	/**
	 * The types of the messages that the method handles, one or more, for messages that
	 * carry their type inside: where it stands is
	 * {@code websockets.clients.<name>.type-pointer}, {@code /type} by default. Numbers
	 * and booleans are compared as they are written. Where the client has a protocol, the
	 * type is the kind that this reads, such as the method of JSON-RPC. A method with a
	 * type comes before all without. On {@link On#MESSAGE} only.
	 * @return the types; none for messages of any type
	 */
	String[] type() default {};

	/**
	 * How many messages of one session the method handles at a time. With 1, messages are
	 * handled one after the other, in order.
	 * @return the number of messages, at least 1
	 */
	int concurrency() default 1;

	/**
	 * What a method handles.
	 */
	enum On {

		/** A message. */
		MESSAGE,

		/**
		 * A session was opened. Runs before any message is dispatched, and may receive
		 * and send: the session's incoming messages are its own meanwhile. An exception
		 * closes the session, and counts as a failed attempt of a client.
		 */
		OPEN,

		/** The answer to a ping came. */
		PONG,

		/** A session ended. */
		CLOSE,

		/** A handler failed, a message could not be converted, or a session failed. */
		ERROR

	}

}
