package dev.websockets.server.tomcat;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.websockets.server.OwnUpgradeStrategy;
import dev.websockets.server.Upgrade;
import dev.websockets.server.UpgradeFactory;

/**
 * Takes connections over from Tomcat.
 *
 * @since 0.1.0
 */
public final class TomcatUpgradeStrategy extends OwnUpgradeStrategy {

	private final SocketPollers pollers = new SocketPollers();

	/**
	 * Create the strategy.
	 * @param upgrades makes sessions of the connections
	 */
	public TomcatUpgradeStrategy(UpgradeFactory upgrades) {
		super(upgrades);
	}

	@Override
	protected void takeOver(HttpServletRequest request, HttpServletResponse response, Upgrade upgrade)
			throws IOException, ServletException {
		request.upgrade(TomcatUpgradeHandler.class).prepare(upgrade, this.pollers.next());
	}

}
