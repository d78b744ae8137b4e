package dev.websockets.test;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Takes each step at once, on the calling thread.
 *
 * @param peer the connection
 * @param message the message that is answered, null for a new connection
 */
record ImmediateReply(WebSocketPeer peer, @Nullable WireFrame message) implements ScriptReply {

	@Override
	public ScriptReply thenSend(String text) {
		this.peer.sendText(text);
		return this;
	}

	@Override
	public ScriptReply thenAnswer(UnaryOperator<String> answer) {
		if (this.message == null || this.message.opcode() != WireFrame.TEXT) {
			throw new IllegalStateException("thenAnswer needs a text to answer, not " + this.message);
		}
		return thenSend(answer.apply(this.message.text()));
	}

	@Override
	public ScriptReply thenSendBinary(byte... bytes) {
		this.peer.sendBinary(bytes);
		return this;
	}

	@Override
	public void thenClose(int code, String text) {
		this.peer.send(WireFrame.close(code, text));
	}

	@Override
	public void thenDrop() {
		this.peer.reset();
	}

}
