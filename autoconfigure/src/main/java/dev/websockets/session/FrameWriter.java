package dev.websockets.session;

import java.io.IOException;
import java.util.function.Consumer;

import dev.websockets.Frame;
import dev.websockets.Message;

/**
 * Writes the entries of the {@link Outbox} to a {@link FrameWire}, one by one.
 */
final class FrameWriter implements OutboxWriter {

	private final FrameWire wire;

	private final Consumer<Throwable> onLost;

	FrameWriter(FrameWire wire, Consumer<Throwable> onLost) {
		this.wire = wire;
		this.onLost = onLost;
	}

	@Override
	public int gatheredBytes() {
		return 0;
	}

	/**
	 * Whatever goes to such a connection may block.
	 */
	@Override
	public boolean begin(OutboundBatch batch) {
		return false;
	}

	@Override
	public void finish(OutboundBatch batch) throws IOException {
		for (int i = 0; i < batch.size(); i++) {
			write(batch.get(i));
			batch.written(i + 1);
		}
	}

	private void write(Outbound entry) throws IOException {
		Frame frame = entry.frame();
		if (frame instanceof Message message) {
			writeMessage(message, entry.part());
		}
		else if (frame instanceof Frame.Ping ping) {
			this.wire.sendPing(ping.payload());
		}
		else if (frame instanceof Frame.Pong pong) {
			this.wire.sendPong(pong.payload());
		}
		else if (frame instanceof Frame.Close close) {
			this.wire.sendClose(close.code(), close.text());
		}
	}

	private void writeMessage(Message message, Outbound.Part part) throws IOException {
		if (part == Outbound.Part.WHOLE) {
			this.wire.send(message);
		}
		else {
			this.wire.sendFragment(message, part == Outbound.Part.LAST);
		}
	}

	@Override
	public void failed(Throwable cause) {
		this.onLost.accept(cause);
	}

}
