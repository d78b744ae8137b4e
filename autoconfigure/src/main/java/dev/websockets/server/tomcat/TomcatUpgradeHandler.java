package dev.websockets.server.tomcat;

import java.io.IOException;

import jakarta.servlet.http.WebConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
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
 * Gets the connection from Tomcat when the answer to the handshake is written, and is
 * told when Tomcat stops. Public, and made by its constructor, as Tomcat asks for.
 *
 * @since 0.1.0
 */
public final class TomcatUpgradeHandler implements InternalHttpUpgradeHandler {

	private static final Log logger = LogFactory.getLog(TomcatUpgradeHandler.class);

	private @Nullable Upgrade upgrade;

	private @Nullable SocketPoller poller;

	private @Nullable SocketWrapperBase<NioChannel> wrapper;

	private volatile @Nullable TomcatWire wire;

	private volatile @Nullable CommonSession<?> session;

	/**
	 * Create a handler that knows nothing yet.
	 */
	public TomcatUpgradeHandler() {
	}

	void prepare(Upgrade upgrade, SocketPoller poller) {
		this.upgrade = upgrade;
		this.poller = poller;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
		this.wrapper = (SocketWrapperBase<NioChannel>) wrapper;
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
		Upgrade upgrade = this.upgrade;
		SocketPoller poller = this.poller;
		SocketWrapperBase<NioChannel> wrapper = this.wrapper;
		this.upgrade = null;
		this.poller = null;
		this.wrapper = null;
		if (upgrade == null || poller == null || wrapper == null) {
			throw new IllegalStateException("a connection is upgraded once");
		}
		TomcatChannel channel = new TomcatChannel(wrapper);
		TomcatWire wire = new TomcatWire(channel, poller.add(channel.socket()));
		boolean begun = false;
		try {
			this.wire = wire;
			this.session = upgrade.begin(wire, channel.behindHandshake(), channel.tlsSession());
			begun = true;
		}
		catch (IOException ex) {
			logger.debug("The connection " + channel + " was lost behind its handshake", ex);
		}
		finally {
			if (!begun) {
				wire.cut();
			}
		}
	}

	/**
	 * Tomcat's poller has nothing to look for, but its endpoint may stop or fail.
	 */
	@Override
	public SocketState upgradeDispatch(SocketEvent status) {
		switch (status) {
			case OPEN_READ, OPEN_WRITE, TIMEOUT -> {
			}
			default -> cut();
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
			cut();
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
		cut();
	}

	private void cut() {
		TomcatWire wire = this.wire;
		if (wire != null) {
			wire.cut();
		}
	}

}
