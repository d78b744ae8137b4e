package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.glassfish.tyrus.spi.ClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.CloseCode;
import dev.websockets.SessionSettings;
import dev.websockets.WebSocketMessageTooLargeException;
import dev.websockets.session.WireEvents;
import dev.websockets.transport.jakarta.ContainerLink;

/**
 * The hand on one connection of Tyrus: what it answered, what it reads, and when it is
 * closed.
 */
final class TyrusLink implements ContainerLink, FrameScanner.Listener {

	private static final Log logger = LogFactory.getLog(TyrusLink.class);

	/**
	 * Room for a frame that is a little over the limit, so that the session sees it and
	 * closes with 1009 itself.
	 */
	private static final int FRAME_SLACK = 64 * 1024;

	private final FrameScanner scanner = new FrameScanner(this);

	private volatile @Nullable Refusal refusal;

	private volatile ClientEngine.@Nullable TimeoutHandler request;

	private volatile @Nullable Writer writer;

	private volatile @Nullable WireEvents events;

	private volatile @Nullable Integer closeCode;

	private volatile long maxFrameSize = Long.MAX_VALUE;

	private volatile boolean refused;

	private volatile boolean closing;

	private volatile boolean over;

	private volatile boolean closeReceived;

	private volatile boolean withoutStatus;

	@Override
	public Map<String, Object> userProperties(SessionSettings settings) {
		this.maxFrameSize = settings.maxMessageSize().toBytes();
		long bufferSize = Math.min(settings.maxMessageSize().toBytes() + FRAME_SLACK, Integer.MAX_VALUE - 8L);
		return Map.of(ClientContainer.WLS_INCOMING_BUFFER_SIZE, (int) bufferSize);
	}

	/**
	 * The peer answered the handshake; taken as a refusal until it is accepted.
	 */
	void answered(UpgradeResponse response) {
		HttpHeaders headers = new HttpHeaders();
		response.getHeaders().forEach((name, values) -> values.forEach((value) -> headers.add(name, value)));
		this.refusal = new Refusal(response.getStatus(), headers);
	}

	/**
	 * The request is about to be sent.
	 */
	void requesting(ClientEngine.TimeoutHandler connection) {
		this.request = connection;
		if (this.over) {
			connection.handleTimeout();
		}
	}

	void connected(Writer writer) {
		this.writer = writer;
	}

	void accepted() {
		this.refusal = null;
	}

	@Override
	public @Nullable Refusal refusal() {
		return this.refusal;
	}

	@Override
	public void opened(WireEvents events) {
		this.events = events;
	}

	/**
	 * Bytes came from the peer; called before Tyrus sees them.
	 * @return whether Tyrus is to see them
	 */
	boolean read(ByteBuffer buffer) {
		WireEvents events = this.events;
		if (events != null) {
			events.alive();
		}
		this.scanner.scan(buffer);
		return !this.refused;
	}

	/**
	 * A frame that is announced over the limit is refused before its payload comes.
	 */
	@Override
	public void frame(long size) {
		WireEvents events = this.events;
		if ((size > this.maxFrameSize || size < 0) && !this.refused && !this.closing && events != null) {
			this.refused = true;
			long shown = (size < 0) ? Long.MAX_VALUE : size;
			events.violated(() -> new WebSocketMessageTooLargeException(shown, this.maxFrameSize,
					"websockets.max-message-size"), CloseCode.TOO_BIG);
		}
	}

	@Override
	public void close(long payloadSize) {
		this.closeReceived = true;
		this.withoutStatus = payloadSize == 0;
		if (this.closing) {
			cut();
			WireEvents events = this.events;
			if (events != null) {
				events.closed(CloseCode.NO_STATUS, "");
			}
		}
	}

	/**
	 * The connection ended beneath Tyrus.
	 */
	void lost() {
		WireEvents events = this.events;
		if (this.closing && !this.over && events != null) {
			events.lost(null);
		}
		this.over = true;
	}

	@Override
	public boolean closing(int code) {
		this.closeCode = code;
		this.closing = true;
		if (this.closeReceived) {
			this.closing = false;
			return false;
		}
		return true;
	}

	@Override
	public int receivedCode(int told) {
		if (this.withoutStatus) {
			return CloseCode.NO_STATUS;
		}
		this.closeCode = told;
		return told;
	}

	/**
	 * The status code that our Close frame has to carry: Tyrus sends 1000 in place of
	 * 1012 and 1013.
	 * @return the code, or {@code null} to leave it as it is
	 */
	@Nullable Integer closeCode() {
		return this.closeCode;
	}

	@Override
	public boolean closedByPeer() {
		return this.closeReceived;
	}

	/**
	 * Tyrus wants to close the connection: not while the answer to our Close is awaited.
	 */
	boolean mayClose() {
		return !this.closing || this.over;
	}

	@Override
	public boolean cut() {
		this.over = true;
		Writer writer = this.writer;
		ClientEngine.TimeoutHandler request = this.request;
		try {
			if (writer != null) {
				writer.close();
			}
			else if (request != null) {
				request.handleTimeout();
			}
		}
		catch (IOException ex) {
			logger.debug("Connection was gone already", ex);
		}
		return true;
	}

}
