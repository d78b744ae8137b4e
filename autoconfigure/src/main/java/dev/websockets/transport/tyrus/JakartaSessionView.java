package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Extension;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import jakarta.websocket.WebSocketContainer;
import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.WebSocketException;
import dev.websockets.session.DefaultWebSocketSession;

/**
 * A session as code sees it that was written for JSR-356. What it says, sends and closes
 * is that of our session: its queue, its limits, its order. What our session does in
 * another way is refused, with the name of that way. What is only read stays readable
 * after the end.
 * <p>
 * It has no state of its own: all views of a session are equal.
 *
 * @param session what is viewed
 */
record JakartaSessionView(DefaultWebSocketSession session) implements Session {

	private static final String VERSION = "13";

	private static final String RECEIVING = "WebSocketSession.incoming() or @WebSocketHandler methods";

	private static final String LARGEST_MESSAGE = "SessionSettings.withMaxMessageSize or websockets.max-message-size,"
			+ " before opening";

	static UnsupportedOperationException useInstead(String ours) {
		return new UnsupportedOperationException(
				"not by the jakarta.websocket.Session of WebSocketSession.unwrap: use " + ours);
	}

	@Override
	public String getId() {
		return this.session.id();
	}

	@Override
	public boolean isOpen() {
		return this.session.isOpen();
	}

	@Override
	public Set<Session> getOpenSessions() {
		return isOpen() ? Set.of(this) : Set.of();
	}

	@Override
	public URI getRequestURI() {
		return this.session.handshake().uri();
	}

	@Override
	public @Nullable String getQueryString() {
		return getRequestURI().getRawQuery();
	}

	@Override
	public Map<String, List<String>> getRequestParameterMap() {
		return QueryParameters.of(getQueryString());
	}

	@Override
	public Map<String, String> getPathParameters() {
		return Map.of();
	}

	@Override
	public String getProtocolVersion() {
		return VERSION;
	}

	@Override
	public String getNegotiatedSubprotocol() {
		String subprotocol = this.session.handshake().subprotocol();
		return (subprotocol != null) ? subprotocol : "";
	}

	@Override
	public List<Extension> getNegotiatedExtensions() {
		return JakartaExtension.of(this.session.handshake().responseHeaders());
	}

	@Override
	public boolean isSecure() {
		return this.session.handshake().tlsSession() != null;
	}

	@Override
	public @Nullable Principal getUserPrincipal() {
		return null;
	}

	@Override
	public Map<String, Object> getUserProperties() {
		return this.session.attributes();
	}

	@Override
	public int getMaxTextMessageBufferSize() {
		return Math.toIntExact(this.session.settings().maxMessageSize().toBytes());
	}

	@Override
	public void setMaxTextMessageBufferSize(int length) {
		throw useInstead(LARGEST_MESSAGE);
	}

	@Override
	public int getMaxBinaryMessageBufferSize() {
		return getMaxTextMessageBufferSize();
	}

	@Override
	public void setMaxBinaryMessageBufferSize(int length) {
		throw useInstead(LARGEST_MESSAGE);
	}

	/**
	 * The limit of the session, zero for none.
	 */
	@Override
	public long getMaxIdleTimeout() {
		return this.session.settings().idleTimeout().toMillis();
	}

	@Override
	public void setMaxIdleTimeout(long milliseconds) {
		throw useInstead("SessionSettings.withIdleTimeout or websockets.idle-timeout, before opening");
	}

	@Override
	public RemoteEndpoint.Basic getBasicRemote() {
		return new JakartaBasicRemote(this.session);
	}

	@Override
	public RemoteEndpoint.Async getAsyncRemote() {
		return new JakartaAsyncRemote(this);
	}

	/**
	 * Close with 1000, see {@link #close(CloseReason)}.
	 */
	@Override
	public void close() throws IOException {
		close(CloseCode.NORMAL, "");
	}

	/**
	 * Close as {@link DefaultWebSocketSession#close(int, String)} does: blocks until the
	 * session has ended, at most {@code websockets.close-timeout}, but neither on the
	 * thread that reads the connection nor on one that is interrupted.
	 * @throws IOException if the thread is interrupted while it waits
	 * @throws IllegalArgumentException if the code may not be sent, such as 1005
	 */
	@Override
	public void close(CloseReason reason) throws IOException {
		close(reason.getCloseCode().getCode(), reason.getReasonPhrase());
	}

	private void close(int code, String text) throws IOException {
		try {
			this.session.close(code, text);
		}
		catch (WebSocketException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	@Override
	public WebSocketContainer getContainer() {
		throw useInstead("WebSocketClient");
	}

	@Override
	public Set<MessageHandler> getMessageHandlers() {
		return Set.of();
	}

	@Override
	public void addMessageHandler(MessageHandler handler) {
		throw useInstead(RECEIVING);
	}

	@Override
	public <T> void addMessageHandler(Class<T> type, MessageHandler.Whole<T> handler) {
		throw useInstead(RECEIVING);
	}

	@Override
	public <T> void addMessageHandler(Class<T> type, MessageHandler.Partial<T> handler) {
		throw useInstead(RECEIVING);
	}

	@Override
	public void removeMessageHandler(MessageHandler handler) {
		throw useInstead(RECEIVING);
	}

}
