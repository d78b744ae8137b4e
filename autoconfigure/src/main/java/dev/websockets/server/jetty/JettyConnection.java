package dev.websockets.server.jetty;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

import dev.websockets.server.Upgrade;

/**
 * Gets the connection from Jetty when the answer to the handshake is written.
 */
final class JettyConnection extends AbstractConnection implements Connection.UpgradeTo {

	private final Upgrade upgrade;

	private final JettyWire wire;

	private ByteBuffer behindHandshake = ByteBuffer.allocate(0);

	JettyConnection(EndPoint endPoint, Executor executor, Upgrade upgrade) {
		super(endPoint, executor);
		this.upgrade = upgrade;
		this.wire = new JettyWire(endPoint);
	}

	@Override
	public void onUpgradeTo(ByteBuffer buffer) {
		this.behindHandshake = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
	}

	/**
	 * The session has limits of its own for silence.
	 */
	@Override
	public void onOpen() {
		super.onOpen();
		getEndPoint().setIdleTimeout(0);
		this.upgrade.begin(this.wire, this.behindHandshake, this.wire.tlsSession());
		this.behindHandshake = ByteBuffer.allocate(0);
	}

	@Override
	public void onFillable() {
		throw new IllegalStateException("the wire waits by callbacks of its own");
	}

	@Override
	public boolean onIdleExpired(@Nullable TimeoutException timeout) {
		return false;
	}

	/**
	 * Jetty closed the connection, as it stops.
	 */
	@Override
	public void onClose(@Nullable Throwable cause) {
		this.wire.cut();
		super.onClose(cause);
	}

}
