package dev.websockets.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.websockets.protocol.FrameEncoder;

/**
 * Writes the entries of the {@link Outbox} to a {@link ByteWire}: many small ones at
 * once, a large one piece by piece. Holds a buffer only while it writes.
 */
final class ByteWriter implements OutboxWriter {

	/**
	 * The bytes of small entries that go out in one write.
	 */
	private static final int GATHERED_BYTES = 16 * 1024;

	private final ByteWire wire;

	private final Consumer<Throwable> onLost;

	private final Runnable onProgress;

	private final FrameEncoder encoder;

	private final FrameHeads heads = new FrameHeads();

	private final ExtensionChain extensions;

	private final long maxFrameSize;

	private @Nullable BatchEncoder frames;

	private @Nullable ByteBuffer buffer;

	/**
	 * Create a writer.
	 * @param wire the connection
	 * @param encoder makes frames
	 * @param extensions what is written passes them
	 * @param maxFrameSize the largest part of a message in one frame; larger messages go
	 * out in fragments
	 * @param onLost told when the connection failed
	 * @param onProgress told when the peer made room for more
	 */
	ByteWriter(ByteWire wire, FrameEncoder encoder, ExtensionChain extensions, long maxFrameSize,
			Consumer<Throwable> onLost, Runnable onProgress) {
		this.wire = wire;
		this.onLost = onLost;
		this.onProgress = onProgress;
		this.encoder = encoder;
		this.extensions = extensions;
		this.maxFrameSize = maxFrameSize;
	}

	@Override
	public int gatheredBytes() {
		return GATHERED_BYTES;
	}

	@Override
	public boolean begin(OutboundBatch batch) throws IOException {
		this.extensions.writingBegins();
		BatchEncoder frames = new BatchEncoder(batch, this.encoder, this.heads, this.extensions, this.maxFrameSize);
		ByteBuffer encoded = frames.encodedWhole();
		if (encoded == null) {
			return write(frames, frames.newBuffer());
		}
		return writeBuffer(frames, encoded) && ended();
	}

	/**
	 * Fill the buffer and write it, until there is nothing left or the connection takes
	 * no more.
	 */
	private boolean write(BatchEncoder frames, ByteBuffer buffer) throws IOException {
		while (frames.fill(buffer)) {
			if (!writeBuffer(frames, buffer)) {
				return false;
			}
		}
		LargeBuffers.giveBack(buffer);
		return ended();
	}

	private boolean writeBuffer(BatchEncoder frames, ByteBuffer buffer) throws IOException {
		boolean complete = this.wire.write(buffer);
		frames.handedOver(buffer.position());
		if (!complete) {
			this.frames = frames;
			this.buffer = buffer;
		}
		return complete;
	}

	private boolean ended() {
		this.frames = null;
		this.buffer = null;
		this.extensions.writingEnds();
		return true;
	}

	@Override
	public void finish(OutboundBatch batch) throws IOException {
		BatchEncoder frames = this.frames;
		ByteBuffer buffer = this.buffer;
		if (frames == null || buffer == null) {
			return;
		}
		boolean complete = false;
		while (!complete) {
			boolean taken = this.wire.awaitWritten(buffer);
			frames.handedOver(buffer.position());
			this.onProgress.run();
			complete = taken && write(frames, buffer);
		}
	}

	@Override
	public void failed(Throwable cause) {
		this.frames = null;
		this.buffer = null;
		this.extensions.writingEnds();
		this.onLost.accept(cause);
	}

}
