package dev.websockets.transport.tyrus;

import java.io.IOException;

import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Shows the answer to the handshake, and the connection that comes of it, to the link.
 */
final class LinkedClientEngine implements ClientEngine {

	private static final int SWITCHING_PROTOCOLS = 101;

	private static final ClientUpgradeInfo FAILED = new ClientUpgradeInfo() {

		@Override
		public ClientUpgradeStatus getUpgradeStatus() {
			return ClientUpgradeStatus.UPGRADE_REQUEST_FAILED;
		}

		@Override
		public Connection createConnection() {
			throw new IllegalStateException("the handshake was refused");
		}

	};

	private final ClientEngine delegate;

	private final TyrusLink link;

	LinkedClientEngine(ClientEngine delegate, TyrusLink link) {
		this.delegate = delegate;
		this.link = link;
	}

	@Override
	public @Nullable UpgradeRequest createUpgradeRequest(TimeoutHandler timeoutHandler) {
		this.link.requesting(timeoutHandler);
		UpgradeRequest request = this.delegate.createUpgradeRequest(timeoutHandler);
		return (request != null) ? new LiteralUpgradeRequest(request) : null;
	}

	@Override
	public ClientUpgradeInfo processResponse(UpgradeResponse response, Writer writer,
			Connection.CloseListener closeListener) {
		this.link.answered(response);
		if (response.getStatus() != SWITCHING_PROTOCOLS) {
			this.delegate.processError(new IOException("status " + response.getStatus()));
			return FAILED;
		}
		LinkedWriter linked = new LinkedWriter(writer, this.link);
		this.link.connected(writer);
		ClientUpgradeInfo info = this.delegate.processResponse(response, linked, closeListener);
		if (info.getUpgradeStatus() == ClientUpgradeStatus.SUCCESS) {
			this.link.accepted();
		}
		return new LinkedUpgradeInfo(info, this.link);
	}

	@Override
	public void processError(Throwable error) {
		this.delegate.processError(error);
	}

}
