package dev.websockets.server.tomcat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

import dev.websockets.server.Wakeup;
import dev.websockets.session.ByteWire;
import dev.websockets.session.ReadySource;

/**
 * A connection of Tomcat's: a poller of ours tells when it can be read, Tomcat's poller
 * when it can be written.
 */
final class TomcatWire implements ByteWire, ReadySource {

	private final SocketWrapperBase<NioChannel> wrapper;

	private final TomcatChannel channel;

	private final PolledSocket polled;

	private final Wakeup writable = new Wakeup();

	TomcatWire(SocketWrapperBase<NioChannel> wrapper, TomcatChannel channel, PolledSocket polled) {
		this.wrapper = wrapper;
		this.channel = channel;
		this.polled = polled;
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
			this.wrapper.registerWriteInterest();
			this.writable.await();
			complete = write(source);
		}
		while (!complete && source.remaining() == before);
		return complete;
	}

	/**
	 * Tomcat's poller found room to write.
	 */
	void writable() {
		this.writable.tell();
	}

	@Override
	public void end() {
		this.channel.end();
	}

	@Override
	public void cut() {
		this.channel.cut();
		this.polled.closed();
		this.writable.tell();
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
