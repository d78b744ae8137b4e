package dev.websockets.transport.tyrus;

import java.net.URI;
import java.util.Map;
import java.util.Set;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import org.glassfish.tyrus.core.BaseContainer;

/**
 * The defaults of Tyrus's sessions: no timers, and so no threads of Tyrus's own, which it
 * would shut down with its last session while others open.
 */
final class TyrusDefaults extends BaseContainer {

	private static final long NEVER = -1;

	@Override
	public Map<String, Object> getProperties() {
		return Map.of();
	}

	@Override
	public void shutdown() {
	}

	@Override
	public long getDefaultMaxSessionIdleTimeout() {
		return NEVER;
	}

	@Override
	public void setDefaultMaxSessionIdleTimeout(long timeout) {
		throw settledByUs();
	}

	@Override
	public long getDefaultAsyncSendTimeout() {
		return NEVER;
	}

	@Override
	public void setAsyncSendTimeout(long timeout) {
		throw settledByUs();
	}

	@Override
	public int getDefaultMaxBinaryMessageBufferSize() {
		return Integer.MAX_VALUE;
	}

	@Override
	public void setDefaultMaxBinaryMessageBufferSize(int max) {
		throw settledByUs();
	}

	@Override
	public int getDefaultMaxTextMessageBufferSize() {
		return Integer.MAX_VALUE;
	}

	@Override
	public void setDefaultMaxTextMessageBufferSize(int max) {
		throw settledByUs();
	}

	@Override
	public Set<Extension> getInstalledExtensions() {
		return Set.of();
	}

	@Override
	public Session connectToServer(Object endpoint, URI path) {
		throw settledByUs();
	}

	@Override
	public Session connectToServer(Class<?> endpointClass, URI path) {
		throw settledByUs();
	}

	@Override
	public Session connectToServer(Endpoint endpoint, ClientEndpointConfig config, URI path) {
		throw settledByUs();
	}

	@Override
	public Session connectToServer(Class<? extends Endpoint> endpointClass, ClientEndpointConfig config, URI path) {
		throw settledByUs();
	}

	private static UnsupportedOperationException settledByUs() {
		return new UnsupportedOperationException("sessions are opened, and limited, by WebSocketClient");
	}

}
