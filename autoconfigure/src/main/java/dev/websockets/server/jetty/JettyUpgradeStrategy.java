package dev.websockets.server.jetty;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpStream;

import dev.websockets.server.OwnUpgradeStrategy;
import dev.websockets.server.Upgrade;
import dev.websockets.server.UpgradeFactory;

/**
 * Takes connections over from Jetty.
 *
 * @since 0.1.0
 */
public final class JettyUpgradeStrategy extends OwnUpgradeStrategy {

	/**
	 * Create the strategy.
	 * @param upgrades makes sessions of the connections
	 */
	public JettyUpgradeStrategy(UpgradeFactory upgrades) {
		super(upgrades);
	}

	@Override
	protected void takeOver(HttpServletRequest request, HttpServletResponse response, Upgrade upgrade) {
		ServletContextRequest core = ServletContextRequest.getServletContextRequest(request);
		ConnectionMetaData connection = core.getConnectionMetaData();
		core.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, new JettyConnection(
				connection.getConnection().getEndPoint(), connection.getConnector().getExecutor(), upgrade));
		response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
	}

}
