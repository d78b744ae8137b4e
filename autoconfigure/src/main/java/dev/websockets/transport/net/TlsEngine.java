package dev.websockets.transport.net;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

import dev.websockets.WebSocketTls;

/**
 * The client's side of TLS: sends the host's name, and demands a certificate that holds
 * for it. One thread may encrypt while another one decrypts.
 */
final class TlsEngine {

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private final SSLEngine engine;

	private final ReentrantLock tasks = new ReentrantLock();

	private TlsEngine(SSLEngine engine) {
		this.engine = engine;
	}

	static TlsEngine create(WebSocketTls tls, String host, int port) throws SSLException {
		String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
		SSLEngine engine = tls.context().createSSLEngine(name, port);
		engine.setUseClientMode(true);
		SSLParameters parameters = engine.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		if (!HostLiteral.isLiteral(name)) {
			parameters.setServerNames(List.of(serverName(name)));
		}
		if (tls.protocols() != null) {
			parameters.setProtocols(tls.protocols().toArray(String[]::new));
		}
		if (tls.cipherSuites() != null) {
			parameters.setCipherSuites(tls.cipherSuites().toArray(String[]::new));
		}
		engine.setSSLParameters(parameters);
		return new TlsEngine(engine);
	}

	private static SNIHostName serverName(String host) throws SSLException {
		try {
			return new SNIHostName(host);
		}
		catch (IllegalArgumentException ex) {
			throw new SSLException("the name " + host + " cannot be sent in TLS: " + ex.getMessage(), ex);
		}
	}

	HandshakeStatus begin() throws SSLException {
		this.engine.beginHandshake();
		return this.engine.getHandshakeStatus();
	}

	HandshakeStatus handshakeStatus() {
		return this.engine.getHandshakeStatus();
	}

	SSLSession session() {
		return this.engine.getSession();
	}

	SSLEngineResult decrypt(ByteBuffer records, ByteBuffer target) throws SSLException {
		return this.engine.unwrap(records, target);
	}

	SSLEngineResult encrypt(ByteBuffer source, ByteBuffer records) throws SSLException {
		return this.engine.wrap(source, records);
	}

	SSLEngineResult encryptNothing(ByteBuffer records) throws SSLException {
		return this.engine.wrap(NOTHING.duplicate(), records);
	}

	/**
	 * Encrypt a close_notify (RFC 8446, section 6.1).
	 */
	void encryptEnd(ByteBuffer records) throws SSLException {
		this.engine.closeOutbound();
		this.engine.wrap(NOTHING.duplicate(), records);
	}

	/**
	 * Do what the engine wants done outside of it. Where another thread does it, wait
	 * until it has.
	 */
	HandshakeStatus runTasks() {
		this.tasks.lock();
		try {
			for (Runnable task = this.engine.getDelegatedTask(); task != null; task = this.engine.getDelegatedTask()) {
				task.run();
			}
			return this.engine.getHandshakeStatus();
		}
		finally {
			this.tasks.unlock();
		}
	}

}
