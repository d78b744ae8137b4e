package dev.websockets.transport.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.Future;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A connection for threads that are cheap to park. The channel tries each operation at
 * once, on the calling thread; what would block is finished by the {@link PollerThreads},
 * while the calling thread waits for the result and not in the socket.
 */
final class AsyncStream implements SocketStream {

	private static final Log logger = LogFactory.getLog(AsyncStream.class);

	private final AsynchronousSocketChannel channel;

	private final InetSocketAddress remoteAddress;

	private @Nullable PendingWrite pendingWrite;

	private AsyncStream(AsynchronousSocketChannel channel, InetSocketAddress remoteAddress) {
		this.channel = channel;
		this.remoteAddress = remoteAddress;
	}

	static AsyncStream connect(InetSocketAddress address, Deadline deadline, SocketGuard guard) throws IOException {
		AsyncStream stream = new AsyncStream(AsynchronousSocketChannel.open(PollerThreads.group()), address);
		try {
			guard.watch(stream);
			stream.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
			FutureWait.forResult(stream.channel.connect(address), deadline);
			return stream;
		}
		catch (IOException | RuntimeException | Error ex) {
			stream.cut();
			throw ex;
		}
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		return read(target, null);
	}

	@Override
	public int read(ByteBuffer target, @Nullable Deadline deadline) throws IOException {
		ByteBuffer portion = Portion.of(target);
		int bytes = result(this.channel.read(portion), deadline);
		Portion.settle(target, portion);
		return bytes;
	}

	@Override
	public boolean write(ByteBuffer source) throws IOException {
		while (source.hasRemaining()) {
			ByteBuffer portion = Portion.of(source);
			Future<Integer> written = this.channel.write(portion);
			if (!written.isDone()) {
				this.pendingWrite = new PendingWrite(portion, written);
				return false;
			}
			FutureWait.forResult(written);
			Portion.settle(source, portion);
		}
		return true;
	}

	@Override
	public boolean awaitWritten(ByteBuffer source) throws IOException {
		return awaitWritten(source, null);
	}

	@Override
	public boolean awaitWritten(ByteBuffer source, @Nullable Deadline deadline) throws IOException {
		PendingWrite pending = this.pendingWrite;
		if (pending != null) {
			result(pending.written(), deadline);
			Portion.settle(source, pending.portion());
			this.pendingWrite = null;
		}
		return write(source);
	}

	private static int result(Future<Integer> future, @Nullable Deadline deadline) throws IOException {
		return (deadline != null) ? FutureWait.forResult(future, deadline) : FutureWait.forResult(future);
	}

	@Override
	public void cut() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			logger.debug("Closing a socket failed", ex);
		}
	}

	@Override
	public InetSocketAddress remoteAddress() {
		return this.remoteAddress;
	}

	/**
	 * What is being written in the background.
	 *
	 * @param portion the bytes, the channel's until it is done
	 * @param written the result
	 */
	private record PendingWrite(ByteBuffer portion, Future<Integer> written) {
	}

}
