package dev.websockets.transport.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

import dev.websockets.WebSocketTls;

/**
 * TLS over a socket. The stream ends with the peer's close_notify, and also if the socket
 * ends without it: WebSocket has a Close of its own, by which a connection that was cut
 * short is told from one that is over (RFC 6455, section 7.1.4). A renegotiation is
 * refused.
 */
final class TlsStream implements ByteStream {

	private final SocketStream socket;

	private final TlsReader reader;

	private final TlsWriter writer;

	private final SSLSession session;

	private TlsStream(SocketStream socket, TlsEngine engine, RecordBuffer received) {
		this.socket = socket;
		this.reader = new TlsReader(engine, socket, received);
		this.writer = new TlsWriter(engine, socket);
		this.session = engine.session();
	}

	/**
	 * Make a connection a secure one. Blocks until the deadline at most.
	 * @param socket the connection; who calls cuts it if this fails
	 * @param tls the keys, the trusted certificates and what is allowed
	 * @param host the name that the peer's certificate has to hold for
	 * @param port the port, to find an earlier session with the peer
	 * @param deadline the end of the time for it
	 * @throws SSLException if the handshake fails
	 * @throws SocketTimeoutException if the time was over
	 */
	static TlsStream open(SocketStream socket, WebSocketTls tls, String host, int port, Deadline deadline)
			throws IOException {
		TlsEngine engine = TlsEngine.create(tls, host, port);
		try {
			return new TlsStream(socket, engine, new TlsHandshake(engine, socket, deadline).complete());
		}
		catch (SocketTimeoutException ex) {
			SocketTimeoutException failure = new SocketTimeoutException(
					"the TLS handshake with " + HostLiteral.authority(host, port) + " timed out");
			failure.initCause(ex);
			throw failure;
		}
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		return this.reader.read(target);
	}

	@Override
	public boolean write(ByteBuffer source) throws IOException {
		return this.writer.write(source);
	}

	@Override
	public boolean awaitWritten(ByteBuffer source) throws IOException {
		return this.writer.awaitWritten(source);
	}

	@Override
	public void end() {
		this.writer.end();
	}

	@Override
	public void cut() {
		this.socket.cut();
	}

	@Override
	public InetSocketAddress remoteAddress() {
		return this.socket.remoteAddress();
	}

	@Override
	public SSLSession tlsSession() {
		return this.session;
	}

}
