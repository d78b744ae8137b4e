package dev.websockets.server.tomcat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.websockets.session.ByteWire;
import dev.websockets.session.ReadySource;

/**
 * A connection of Tomcat's, which a poller of ours looks after.
 */
final class TomcatWire implements ByteWire, ReadySource {

	private final TomcatChannel channel;

	private final PolledSocket polled;

	TomcatWire(TomcatChannel channel, PolledSocket polled) {
		this.channel = channel;
		this.polled = polled;
		channel.onClose(polled::closed);
	}

	@Override
	public void tell(Supplier<@Nullable Runnable> readable) {
		this.polled.tell(readable);
	}

	@Override
	public void resume() {
		this.polled.resume();
	}

	@Override
	public boolean isBuffered() {
		return this.channel.isBuffered();
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		return this.channel.read(target);
	}

	@Override
	public boolean write(ByteBuffer source) throws IOException {
		return this.channel.write(source);
	}

	@Override
	public boolean awaitWritten(ByteBuffer source) throws IOException {
		int before = source.remaining();
		boolean complete;
		do {
			this.polled.awaitWritable();
			complete = write(source);
		}
		while (!complete && source.remaining() == before);
		return complete;
	}

	@Override
	public void end() {
		this.channel.end();
	}

	@Override
	public void cut() {
		this.channel.cut();
	}

	@Override
	public <T> @Nullable T unwrap(Class<T> type) {
		return null;
	}

	@Override
	public String toString() {
		return this.channel.toString();
	}

}
