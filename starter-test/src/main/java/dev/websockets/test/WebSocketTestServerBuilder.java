package dev.websockets.test;

import java.time.Duration;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link WebSocketTestServer}, for tests that need other than the defaults.
 *
 * @since 0.1.0
 * @see WebSocketTestServer#builder()
 */
public final class WebSocketTestServerBuilder {

	private int receiveBufferSize;

	private Duration timeout = Duration.ofSeconds(10);

	private @Nullable SSLContext sslContext;

	WebSocketTestServerBuilder() {
	}

	/**
	 * Set the size of the sockets' receive buffers: a small one makes the client's writes
	 * stall soon after the test stops reading. The operating system may round it.
	 * @param bytes the size, 0 for the operating system's default
	 * @return this builder
	 */
	public WebSocketTestServerBuilder receiveBufferSize(int bytes) {
		this.receiveBufferSize = bytes;
		return this;
	}

	/**
	 * Set the limit of every wait that is given none, 10 seconds by default.
	 * @param timeout how long to wait
	 * @return this builder
	 */
	public WebSocketTestServerBuilder timeout(Duration timeout) {
		this.timeout = timeout;
		return this;
	}

	/**
	 * Serve {@code wss} instead of {@code ws}.
	 * @param sslContext where the server's certificate comes from
	 * @return this builder
	 */
	public WebSocketTestServerBuilder ssl(SSLContext sslContext) {
		this.sslContext = sslContext;
		return this;
	}

	/**
	 * Start a server on a free port of the loopback interface.
	 * @return the started server
	 */
	public WebSocketTestServer start() {
		return new WebSocketTestServer(new Listener(this.receiveBufferSize, this.sslContext), this.timeout);
	}

}
