package dev.websockets.transport.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A connection for platform threads: a channel that never blocks, and a selector of its
 * own for the reading thread. A second selector lives while a write waits.
 */
final class SelectorStream implements SocketStream {

	private static final Log logger = LogFactory.getLog(SelectorStream.class);

	private final SocketChannel channel;

	private final InetSocketAddress remoteAddress;

	private final Readiness readable;

	private volatile @Nullable Readiness writable;

	private boolean drained = true;

	private SelectorStream(SocketChannel channel, Readiness readable, InetSocketAddress remoteAddress) {
		this.channel = channel;
		this.readable = readable;
		this.remoteAddress = remoteAddress;
	}

	static SelectorStream connect(InetSocketAddress address, Deadline deadline, SocketGuard guard) throws IOException {
		SelectorStream stream = open(address);
		try {
			guard.watch(stream);
			if (!stream.channel.connect(address)) {
				do {
					stream.readable.await(deadline);
				}
				while (!stream.channel.finishConnect());
			}
			stream.readable.waitFor(SelectionKey.OP_READ);
			return stream;
		}
		catch (IOException | RuntimeException | Error ex) {
			stream.cut();
			throw ex;
		}
	}

	private static SelectorStream open(InetSocketAddress address) throws IOException {
		SocketChannel channel = SocketChannel.open();
		try {
			channel.configureBlocking(false);
			channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
			return new SelectorStream(channel, Readiness.of(channel, SelectionKey.OP_CONNECT), address);
		}
		catch (IOException | RuntimeException | Error ex) {
			channel.close();
			throw ex;
		}
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		return read(target, null);
	}

	@Override
	public int read(ByteBuffer target, @Nullable Deadline deadline) throws IOException {
		while (true) {
			if (this.drained) {
				await(this.readable, deadline);
			}
			ByteBuffer portion = Portion.of(target);
			int bytes = this.channel.read(portion);
			this.drained = portion.hasRemaining();
			if (bytes != 0) {
				Portion.settle(target, portion);
				return bytes;
			}
		}
	}

	@Override
	public boolean write(ByteBuffer source) throws IOException {
		while (source.hasRemaining()) {
			ByteBuffer portion = Portion.of(source);
			int bytes = this.channel.write(portion);
			Portion.settle(source, portion);
			if (bytes == 0) {
				return false;
			}
		}
		return true;
	}

	@Override
	public boolean awaitWritten(ByteBuffer source) throws IOException {
		return awaitWritten(source, null);
	}

	@Override
	public boolean awaitWritten(ByteBuffer source, @Nullable Deadline deadline) throws IOException {
		boolean waits = false;
		try {
			if (source.hasRemaining()) {
				await(writable(), deadline);
			}
			waits = !write(source);
			return !waits;
		}
		finally {
			if (!waits) {
				endWriteWait();
			}
		}
	}

	private Readiness writable() throws IOException {
		Readiness ready = this.writable;
		if (ready == null) {
			ready = Readiness.of(this.channel, SelectionKey.OP_WRITE);
			this.writable = ready;
		}
		return ready;
	}

	private void endWriteWait() {
		Readiness ready = this.writable;
		if (ready != null) {
			ready.close();
			this.writable = null;
		}
	}

	private static void await(Readiness readiness, @Nullable Deadline deadline) throws IOException {
		if (deadline != null) {
			readiness.await(deadline);
		}
		else {
			readiness.await();
		}
	}

	@Override
	public void cut() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			logger.debug("Closing a socket failed", ex);
		}
		this.readable.close();
		Readiness waiting = this.writable;
		if (waiting != null) {
			waiting.close();
		}
	}

	@Override
	public InetSocketAddress remoteAddress() {
		return this.remoteAddress;
	}

}
