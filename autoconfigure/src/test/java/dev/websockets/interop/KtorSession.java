package dev.websockets.interop;

import io.ktor.client.plugins.websocket.DefaultClientWebSocketSession;
import io.ktor.websocket.CloseReason;
import io.ktor.websocket.Frame;
import io.ktor.websocket.FrameCommonKt;
import io.ktor.websocket.WebSocketDeflateExtension;
import io.ktor.websocket.WebSocketSessionKt;
import kotlin.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A session of Ktor's client. It answers pings, joins fragments and inflates by itself,
 * and ends when it is closed.
 */
final class KtorSession implements AutoCloseable {

	private final DefaultClientWebSocketSession session;

	KtorSession(DefaultClientWebSocketSession session) {
		this.session = session;
	}

	void send(String text) {
		send(new Frame.Text(text));
	}

	void send(byte[] bytes) {
		send(new Frame.Binary(true, bytes));
	}

	void send(Frame frame) {
		KtorClient.<Unit>await((continuation) -> this.session.getOutgoing().send(frame, continuation));
	}

	private Frame receive() {
		return KtorClient.await((continuation) -> this.session.getIncoming().receive(continuation));
	}

	String receiveText() {
		return FrameCommonKt.readText((Frame.Text) receive());
	}

	byte[] receiveBytes() {
		return FrameCommonKt.readBytes((Frame.Binary) receive());
	}

	boolean isActive() {
		return this.session.getCloseReason().isActive();
	}

	boolean isCompressed() {
		return WebSocketSessionKt.extensionOrNull(this.session, WebSocketDeflateExtension.Companion) != null;
	}

	@Nullable String header(String name) {
		return this.session.getCall().getResponse().getHeaders().get(name);
	}

	/**
	 * Why the session ended.
	 * @return the reason, {@code null} if the connection was lost
	 */
	@Nullable CloseReason closeReason() {
		return KtorClient.await((continuation) -> this.session.getCloseReason().await(continuation));
	}

	void close(int code, String text) {
		CloseReason reason = new CloseReason((short) code, text);
		KtorClient.<Unit>await((continuation) -> WebSocketSessionKt.close(this.session, reason, continuation));
	}

	@Override
	public void close() {
		close(1000, "");
	}

}
