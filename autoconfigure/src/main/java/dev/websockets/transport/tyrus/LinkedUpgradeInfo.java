package dev.websockets.transport.tyrus;

import jakarta.websocket.CloseReason;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeInfo;
import org.glassfish.tyrus.spi.ClientEngine.ClientUpgradeStatus;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.ReadHandler;
import org.glassfish.tyrus.spi.Writer;

/**
 * The outcome of a handshake, whose connection shows the link what it reads, and tells it
 * when it is lost.
 */
final class LinkedUpgradeInfo implements ClientUpgradeInfo {

	private final ClientUpgradeInfo delegate;

	private final TyrusLink link;

	LinkedUpgradeInfo(ClientUpgradeInfo delegate, TyrusLink link) {
		this.delegate = delegate;
		this.link = link;
	}

	@Override
	public ClientUpgradeStatus getUpgradeStatus() {
		return this.delegate.getUpgradeStatus();
	}

	@Override
	public Connection createConnection() {
		return new LinkedConnection(this.delegate.createConnection(), this.link);
	}

	/**
	 * A connection that shows what it reads, and tells when it is lost.
	 *
	 * @param delegate Tyrus's connection
	 * @param link told of what is read and of the loss
	 */
	private record LinkedConnection(Connection delegate, TyrusLink link) implements Connection {

		@Override
		public ReadHandler getReadHandler() {
			ReadHandler readHandler = this.delegate.getReadHandler();
			return (buffer) -> {
				if (this.link.read(buffer.duplicate())) {
					readHandler.handle(buffer);
				}
			};
		}

		@Override
		public Writer getWriter() {
			return this.delegate.getWriter();
		}

		@Override
		public CloseListener getCloseListener() {
			return this.delegate.getCloseListener();
		}

		@Override
		public void close(CloseReason reason) {
			this.link.lost();
			this.delegate.close(reason);
		}

	}

}
