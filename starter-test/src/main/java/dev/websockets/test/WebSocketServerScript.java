package dev.websockets.test;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The other side of an application's WebSocket conversations, told by the test:
 *
 * <pre class="code">
 * feed.expectText(json("{'symbols':['MSFT']}")).thenSend(json("{'symbol':'MSFT','price':412.5}"));
 * feed.whenText("ping").thenSend("pong");
 * feed.disconnect();
 * feed.expectText(json("{'symbols':['MSFT']}"));
 * </pre>
 * <p>
 * An expectation waits on the test's own thread, at most 5 seconds or what
 * {@link #within(Duration)} says, and fails there with an {@link AssertionError} that
 * lists what arrived instead. It is met by the oldest message of a connection that
 * nothing has taken yet: the order within a connection is asserted, the order among
 * connections is not. What arrives before it is expected is kept, so that it does not
 * matter when the application connects; what arrived on a connection that the script
 * dropped is not. A standing rule takes every message that it matches, on all
 * connections, before expectations see it; among several rules the newest does.
 * <p>
 * Any path is accepted, with the first subprotocol that the client offers; pings and
 * Close are answered. Safe for use by any thread.
 *
 * @since 0.1.0
 * @see MockWebSocketServer
 * @see WebSocketTestServer for tests that decide about single frames
 */
public final class WebSocketServerScript implements AutoCloseable {

	private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(5);

	private static final Duration RESET_LIMIT = Duration.ofSeconds(1);

	private final WebSocketTestServer server;

	private final ScriptState state;

	private final Duration limit;

	private WebSocketServerScript(WebSocketTestServer server, ScriptState state, Duration limit) {
		this.server = server;
		this.state = state;
		this.limit = limit;
	}

	/**
	 * Start a server that follows a new script.
	 * @return the script, to be closed with the server
	 */
	public static WebSocketServerScript start() {
		ScriptState state = new ScriptState();
		WebSocketTestServer server = WebSocketTestServer.start();
		server.onConnection((peer) -> ScriptService.serve(peer, state));
		return new WebSocketServerScript(server, state, DEFAULT_LIMIT);
	}

	/**
	 * Return the server's address.
	 * @return {@code ws://localhost:port}
	 */
	public URI uri() {
		return this.server.uri();
	}

	/**
	 * Return the server, to stop and restart it.
	 * @return the server, whose connections this script serves
	 */
	public WebSocketTestServer server() {
		return this.server;
	}

	/**
	 * Return the same script with another limit for what its methods wait for.
	 * @param limit how long to wait at most
	 * @return a view of this script
	 */
	public WebSocketServerScript within(Duration limit) {
		return new WebSocketServerScript(this.server, this.state, limit);
	}

	/**
	 * Wait for a text.
	 * @param text the exact text
	 * @return what to do next on its connection
	 * @throws AssertionError if it does not arrive in time, as the next message
	 */
	public ScriptReply expectText(String text) {
		return this.state.expect(Expectation.text(text), this.limit);
	}

	/**
	 * Wait for a text that is JSON.
	 * @param json the JSON, compared as {@link JsonText} says
	 * @return what to do next on its connection
	 * @throws AssertionError if it does not arrive in time, as the next message
	 */
	public ScriptReply expectText(JsonText json) {
		return this.state.expect(Expectation.text(json), this.limit);
	}

	/**
	 * Wait for a text with a property.
	 * @param description what the failure message calls it
	 * @param text the property; must not block
	 * @return what to do next on its connection
	 * @throws AssertionError if it does not arrive in time, as the next message
	 */
	public ScriptReply expectText(String description, Predicate<String> text) {
		return this.state.expect(Expectation.text(description, text), this.limit);
	}

	/**
	 * Wait for a binary message.
	 * @param bytes the exact bytes
	 * @return what to do next on its connection
	 * @throws AssertionError if it does not arrive in time, as the next message
	 */
	public ScriptReply expectBinary(byte... bytes) {
		return this.state.expect(Expectation.binary(bytes), this.limit);
	}

	/**
	 * Wait for a binary message with a property.
	 * @param description what the failure message calls it
	 * @param bytes the property; must not block
	 * @return what to do next on its connection
	 * @throws AssertionError if it does not arrive in time, as the next message
	 */
	public ScriptReply expectBinary(String description, Predicate<byte[]> bytes) {
		return this.state.expect(Expectation.binary(description, bytes), this.limit);
	}

	/**
	 * Wait for the client's Close, its own or its answer to
	 * {@link ScriptReply#thenClose(int, String)}.
	 * @param code the status code, {@value WireFrame#NO_STATUS} for a Close without
	 * @throws AssertionError if it does not arrive in time, as the next message
	 */
	public void expectClose(int code) {
		this.state.expect(Expectation.close(code), this.limit);
	}

	/**
	 * Begin a standing rule for connections, the open ones included.
	 * @return what to do on each connection
	 */
	public ScriptReply onConnect() {
		ScriptRule rule = new ScriptRule((message) -> false);
		this.state.addConnectRule(rule);
		return rule;
	}

	/**
	 * Begin a standing rule for a text; texts that were received and not expected yet
	 * count too.
	 * @param text the exact text
	 * @return what to do on each such text
	 */
	public ScriptReply whenText(String text) {
		return when(Expectation.text(text));
	}

	/**
	 * Begin a standing rule for a text that is JSON.
	 * @param json the JSON, compared as {@link JsonText} says
	 * @return what to do on each such text
	 */
	public ScriptReply whenText(JsonText json) {
		return when(Expectation.text(json));
	}

	/**
	 * Begin a standing rule for texts with a property.
	 * @param text the property; must not block
	 * @return what to do on each such text
	 */
	public ScriptReply whenText(Predicate<String> text) {
		return when(Expectation.text("a text", text));
	}

	/**
	 * Begin a standing rule for binary messages with a property.
	 * @param bytes the property; must not block
	 * @return what to do on each such message
	 */
	public ScriptReply whenBinary(Predicate<byte[]> bytes) {
		return when(Expectation.binary("a binary message", bytes));
	}

	/**
	 * Send a text now, on the newest open connection; wait for one if there is none.
	 * @param text the text
	 * @return what to do next on that connection
	 * @throws AssertionError if no connection opens in time
	 */
	public ScriptReply send(String text) {
		return new ImmediateReply(this.state.awaitOpen(this.limit).peer(), null).thenSend(text);
	}

	/**
	 * Send JSON as a text now, as {@link #send(String)} does.
	 * @param json the JSON, sent with double quotes
	 * @return what to do next on that connection
	 * @throws AssertionError if no connection opens in time
	 */
	public ScriptReply send(JsonText json) {
		return send(json.toString());
	}

	/**
	 * Refuse the next handshake that arrives; several calls refuse several.
	 * @param status the HTTP status, such as 503
	 */
	public void refuseNext(int status) {
		refuseNext(status, Map.of());
	}

	/**
	 * Refuse the next handshake that arrives; several calls refuse several.
	 * @param status the HTTP status, such as 503
	 * @param headers headers of the answer, such as {@code Retry-After}
	 */
	public void refuseNext(int status, Map<String, String> headers) {
		this.state.addRefusal(new Refusal(status, Map.copyOf(headers)));
	}

	/**
	 * Cut every open connection without a Close frame, by RST. What they sent and nothing
	 * expected is forgotten.
	 */
	public void disconnect() {
		this.state.connections().forEach((connection) -> connection.peer().reset());
	}

	/**
	 * Wait until a client is connected.
	 * @return the handshake of the newest open connection
	 * @throws AssertionError if none connects in time
	 */
	public HandshakeRequest awaitConnection() {
		return this.state.awaitOpen(this.limit).peer().request();
	}

	/**
	 * Return every text received since the last reset, on all connections, whether
	 * expected or not.
	 * @return the texts in the order of arrival
	 */
	public List<String> received() {
		return this.state.received();
	}

	/**
	 * Return every handshake since the last reset, refused ones included.
	 * @return the requests in the order of arrival
	 */
	public List<HandshakeRequest> handshakes() {
		return this.state.handshakes();
	}

	/**
	 * Check that the conversation is complete: waits until every {@link #refuseNext(int)
	 * refusal} was used, then looks for messages that neither an expectation nor a rule
	 * has taken (a Close is none), and for errors on the server's threads.
	 * @throws AssertionError if something is left
	 */
	public void verify() {
		this.state.awaitRefused(this.limit);
		this.state.verifyNothingUntaken();
		this.server.verify();
	}

	/**
	 * Begin anew: forget rules, refusals and everything received, and close the open
	 * connections with 1001, so that the client connects again and repeats its opening
	 * conversation. Waits at most a second for each step, then cuts them.
	 * @throws AssertionError if something went wrong on the server's threads before
	 */
	public void reset() {
		List<ScriptConnection> alive = this.state.clear();
		try {
			alive.forEach((connection) -> goAway(connection.peer()));
			this.state.awaitOver(alive, RESET_LIMIT);
		}
		catch (AssertionError ex) {
			// a client that does not answer Close is cut
		}
		finally {
			alive.forEach((connection) -> connection.peer().cut());
		}
		this.server.verify();
	}

	/**
	 * Stop the server and close its connections.
	 * @throws AssertionError if something went wrong on the server's threads
	 */
	@Override
	public void close() {
		this.server.close();
	}

	private ScriptReply when(Expectation expectation) {
		ScriptRule rule = new ScriptRule(expectation::matches);
		this.state.addMessageRule(rule);
		return rule;
	}

	private static void goAway(WebSocketPeer peer) {
		if (peer.isCloseSent()) {
			return;
		}
		try {
			peer.write(WireFrame.close(1001, "the script begins anew"), RESET_LIMIT);
		}
		catch (UncheckedIOException ex) {
			// it has ended by itself
		}
	}

}
