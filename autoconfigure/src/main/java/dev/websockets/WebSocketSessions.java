package dev.websockets;

import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.core.ParameterizedTypeReference;

/**
 * The open sessions of the application's endpoints, all of them or a selection: to see
 * who is there, and to send a message to many at once. A bean, and a parameter of handler
 * methods. Immutable and safe for use by any number of threads; what it selects is looked
 * up anew by every call.
 *
 * <pre class="code">
 * sessions.at("/chat/{room}", room).broadcast(text);
 * sessions.at("/quotes").withAttribute("symbol", "MSFT").broadcast(quote);
 * </pre>
 *
 * Sessions of raw endpoints are not among them.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://ktor.io/docs/server-websockets.html#handle-multiple-session">Ktor: handling
 * multiple sessions</a>
 */
public interface WebSocketSessions {

	/**
	 * The sessions of one endpoint. Takes the place of an endpoint that was named before.
	 * @param path the path as the endpoint names it, such as {@code /chat/{room}}
	 * @param variables the values of the variables in the path, in their order; where
	 * there are fewer, the others may have any value
	 * @return a narrower selection
	 * @throws IllegalArgumentException if there are more values than variables. That
	 * there is no such endpoint is told by the methods that look sessions up
	 */
	WebSocketSessions at(String path, Object... variables);

	/**
	 * The sessions of one endpoint, by variables of any number. Takes the place of an
	 * endpoint that was named before.
	 * @param path the path as the endpoint names it, such as
	 * {@code /{tenant}/chat/{room}}
	 * @param variables the values of variables in the path, by name
	 * @return a narrower selection
	 * @throws IllegalArgumentException if the path has no such variable
	 */
	WebSocketSessions at(String path, Map<String, ?> variables);

	/**
	 * Those that have an {@linkplain WebSocketSession#attributes() attribute} of this
	 * value.
	 * @param name the name of the attribute
	 * @param value its value; where broadcasts are relayed to other instances one of
	 * {@code String}, {@code Boolean}, {@code Integer}, {@code Long} and {@code UUID}
	 * @return a narrower selection
	 */
	WebSocketSessions withAttribute(String name, Object value);

	/**
	 * All but one, such as the one whose message is passed on.
	 * @param session the session to leave out
	 * @return a narrower selection
	 */
	WebSocketSessions except(WebSocketSession session);

	/**
	 * Those of this instance of the application only: what is broadcast is not relayed.
	 * Makes no difference where there is no relay.
	 * @return a narrower selection
	 */
	WebSocketSessions local();

	/**
	 * Those that a predicate accepts. It cannot be sent to other instances: where
	 * broadcasts are relayed, use {@link #local()} besides.
	 * @param predicate called by every method that looks sessions up, on its thread
	 * @return a narrower selection
	 */
	WebSocketSessions filter(Predicate<? super WebSocketSession> predicate);

	/**
	 * The sessions that are there now, on this instance. What joins or leaves meanwhile
	 * may be among them or not.
	 * @return the sessions, in no particular order
	 * @throws IllegalArgumentException if there is no such endpoint
	 */
	Stream<WebSocketSession> stream();

	/**
	 * How many sessions are there now, on this instance.
	 * @return the number of sessions
	 * @throws IllegalArgumentException if there is no such endpoint
	 */
	int size();

	/**
	 * Send a message to all of them. It is converted once for each endpoint, encoded once
	 * for all sessions that agree in how, compressed once too, and queued behind what the
	 * sessions have to send. Never waits for a peer: a session that has no room is
	 * treated as {@code websockets.server.broadcast.overflow} says. Where there is no
	 * room only because this side has not come to write what is queued, it writes, or
	 * waits for who does, at most 100 ms in all. Messages that one thread broadcasts
	 * arrive in their order. Where there is a relay, the sessions of the other instances
	 * get it too, as far as the relay can bring it.
	 * @param payload the message: a {@code String}, {@code byte[]}, {@code ByteBuffer} or
	 * {@link Message}, or an object that the converter of the endpoint takes. A
	 * {@code byte[]} is not copied, a buffer not consumed
	 * @return what became of it on this instance
	 * @throws WebSocketMessageTooLargeException if it is over the
	 * {@code max-message-size} of an endpoint; nobody gets it then
	 * @throws WebSocketConversionException if it cannot be converted; nobody gets it then
	 * @throws IllegalArgumentException if there is no such endpoint
	 * @throws IllegalStateException if broadcasts are relayed and the selection has a
	 * {@linkplain #filter predicate}, but is not {@linkplain #local() local}
	 */
	BroadcastResult broadcast(Object payload);

	/**
	 * Send an object of a generic type to all of them, see {@link #broadcast(Object)}.
	 * @param payload the object
	 * @param type the type to write it as
	 * @param <T> the type to write it as
	 * @return what became of it on this instance
	 */
	<T> BroadcastResult broadcast(T payload, ParameterizedTypeReference<T> type);

}
