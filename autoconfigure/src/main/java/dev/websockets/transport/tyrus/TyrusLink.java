package dev.websockets.transport.tyrus;

import java.io.IOException;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.glassfish.tyrus.spi.ClientContainer;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.websockets.SessionSettings;
import dev.websockets.transport.jakarta.ContainerLink;

/**
 * The hand on one connection of Tyrus: what it answered, and when it is closed.
 */
final class TyrusLink implements ContainerLink {

	private static final Log logger = LogFactory.getLog(TyrusLink.class);

	/**
	 * Room for a frame that is a little over the limit, so that the session sees it and
	 * closes with 1009 itself.
	 */
	private static final int FRAME_SLACK = 64 * 1024;

	private volatile @Nullable Refusal refusal;

	private volatile @Nullable Writer writer;

	private volatile @Nullable Runnable peerClosed;

	private volatile boolean held;

	private volatile boolean lost;

	@Override
	public Map<String, Object> userProperties(SessionSettings settings) {
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

	void connected(Writer writer) {
		this.writer = writer;
	}

	void accepted() {
		this.refusal = null;
	}

	void lost() {
		this.lost = true;
	}

	@Override
	public @Nullable Refusal refusal() {
		return this.refusal;
	}

	@Override
	public boolean closing(Runnable peerClosed) {
		this.peerClosed = peerClosed;
		return true;
	}

	/**
	 * Tyrus wants to close. The first time after our own Close it is held; the second
	 * time the peer's Close came, or the connection is lost.
	 */
	boolean mayClose() {
		Runnable peerClosed = this.peerClosed;
		if (peerClosed != null && !this.held && !this.lost) {
			this.held = true;
			return false;
		}
		if (peerClosed != null && !this.lost) {
			peerClosed.run();
		}
		return true;
	}

	@Override
	public boolean cut() {
		Writer writer = this.writer;
		if (writer == null) {
			return false;
		}
		try {
			writer.close();
		}
		catch (IOException ex) {
			logger.debug("Connection was gone already", ex);
		}
		return true;
	}

}
