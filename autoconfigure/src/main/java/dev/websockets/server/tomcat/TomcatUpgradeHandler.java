package dev.websockets.server.tomcat;

import java.io.IOException;

import jakarta.servlet.http.WebConnection;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

import dev.websockets.server.Upgrade;
import dev.websockets.session.CommonSession;

/**
 * Gets the connection from Tomcat when the answer to the handshake is written, and then
 * what its poller finds. Public, and made by its constructor, as Tomcat asks for.
 *
 * @since 0.1.0
 */
public final class TomcatUpgradeHandler implements InternalHttpUpgradeHandler {

	private @Nullable Upgrade upgrade;

	private @Nullable TomcatWire wire;

	private volatile @Nullable CommonSession<?> session;

	/**
	 * Create a handler that knows nothing yet.
	 */
	public TomcatUpgradeHandler() {
	}

	void prepare(Upgrade upgrade) {
		this.upgrade = upgrade;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
		this.wire = new TomcatWire((SocketWrapperBase<NioChannel>) wrapper);
	}

	@Override
	public void setSslSupport(SSLSupport sslSupport) {
		// the channel knows the TLS session
	}

	@Override
	public boolean hasAsyncIO() {
		return true;
	}

	@Override
	public void init(WebConnection connection) {
		TomcatWire wire = wire();
		Upgrade upgrade = this.upgrade;
		this.upgrade = null;
		if (upgrade == null) {
			throw new IllegalStateException("a connection is upgraded once");
		}
		try {
			this.session = upgrade.begin(wire, wire.behindHandshake(), wire.tlsSession());
		}
		catch (IOException ex) {
			wire.cut();
		}
	}

	@Override
	public SocketState upgradeDispatch(SocketEvent status) {
		switch (status) {
			case OPEN_READ -> wire().readable();
			case OPEN_WRITE -> wire().writable();
			case TIMEOUT -> {
			}
			default -> wire().cut();
		}
		return SocketState.ASYNC_IO;
	}

	/**
	 * Asked every second, but the session has limits of its own. A negative time says
	 * that the connector stops.
	 */
	@Override
	public void timeoutAsync(long now) {
		if (now < 0) {
			wire().cut();
		}
	}

	/**
	 * The connector stops to accept connections, and is about to stop altogether.
	 */
	@Override
	public void pause() {
		CommonSession<?> session = this.session;
		if (session != null) {
			session.goAway();
		}
	}

	@Override
	public void destroy() {
		wire().cut();
	}

	private TomcatWire wire() {
		TomcatWire wire = this.wire;
		if (wire == null) {
			throw new IllegalStateException("there is no connection yet");
		}
		return wire;
	}

}
