package dev.websockets.transport.tyrus;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import jakarta.websocket.EncodeException;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.websockets.Message;

/**
 * Sends whole messages without blocking; a full queue is a failure. Handlers are told on
 * a thread that may block.
 */
final class JakartaAsyncRemote extends JakartaRemote implements RemoteEndpoint.Async {

	private static final Log logger = LogFactory.getLog(JakartaAsyncRemote.class);

	private final JakartaSessionView view;

	/**
	 * Create a view of the peer.
	 * @param view what handlers are told of
	 */
	JakartaAsyncRemote(JakartaSessionView view) {
		super(view.session());
		this.view = view;
	}

	@Override
	public Future<Void> sendText(String text) {
		return openSession().sendAsync(text);
	}

	@Override
	public void sendText(String text, SendHandler handler) {
		Assert.notNull(handler, "handler must not be null");
		tell(handler, openSession().sendAsync(text));
	}

	/**
	 * Queue a message of a copy of the buffer, which is not consumed.
	 */
	@Override
	public Future<Void> sendBinary(ByteBuffer payload) {
		return openSession().sendAsync(Message.of(payload));
	}

	/**
	 * Queue a message of a copy of the buffer, which is not consumed.
	 */
	@Override
	public void sendBinary(ByteBuffer payload, SendHandler handler) {
		Assert.notNull(handler, "handler must not be null");
		tell(handler, openSession().sendAsync(Message.of(payload)));
	}

	@Override
	public Future<Void> sendObject(Object payload) {
		return convertAndSend(payload);
	}

	@Override
	public void sendObject(Object payload, SendHandler handler) {
		Assert.notNull(handler, "handler must not be null");
		tell(handler, convertAndSend(payload));
	}

	private CompletableFuture<Void> convertAndSend(Object payload) {
		try {
			return openSession().sendAsync(convert(payload));
		}
		catch (EncodeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private void tell(SendHandler handler, CompletableFuture<Void> sent) {
		sent.whenComplete((nothing, failure) -> tell(handler, failure));
	}

	private void tell(SendHandler handler, @Nullable Throwable failure) {
		try {
			handler.onResult((failure != null) ? new SendResult(this.view, failure) : new SendResult(this.view));
		}
		catch (RuntimeException | Error ex) {
			logger.error("SendHandler failed", ex);
		}
	}

	/**
	 * Zero, for never: sending does not wait.
	 */
	@Override
	public long getSendTimeout() {
		return 0;
	}

	@Override
	public void setSendTimeout(long milliseconds) {
		throw JakartaSessionView.useInstead("WebSocketSession.sendAsync(..).orTimeout(..)");
	}

}
