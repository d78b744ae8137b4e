package dev.websockets.extension;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

import org.jspecify.annotations.Nullable;

import dev.websockets.BroadcastEncoder;
import dev.websockets.ExtensionFrame;

/**
 * Compresses the messages that go out (RFC 7692, section 7.2.1). zlib's window is always
 * one of 32 KiB here: where a smaller one was agreed on, compression begins anew before
 * it could refer to what is further back.
 */
final class MessageDeflater {

	/**
	 * The end of a flush, which is not sent (RFC 7692, section 7.2.1).
	 */
	private static final int TAIL = 4;

	private final Context context;

	private final DeflateSettings settings;

	private final ZlibPools pools;

	private @Nullable Deflater deflater;

	private int sinceReset;

	private boolean compressing;

	MessageDeflater(Context context, DeflateSettings settings, ZlibPools pools) {
		this.context = context;
		this.settings = settings;
		this.pools = pools;
	}

	/**
	 * A frame of a message goes out.
	 */
	ExtensionFrame process(ExtensionFrame frame) {
		if (frame.isFirst()) {
			this.compressing = isWorthIt(frame);
		}
		if (!this.compressing) {
			return frame;
		}
		ExtensionFrame compressed = frame.withPayload(compress(frame.payload(), frame.last()));
		if (frame.last()) {
			messageEnds();
		}
		return frame.isFirst() ? compressed.withReserved(ExtensionFrame.RSV1) : compressed;
	}

	/**
	 * Compresses messages for all sessions that share pools, settings and the size of the
	 * window, each by itself.
	 */
	BroadcastEncoder broadcastEncoder() {
		return new DeflateBroadcast(this.context.windowBits(), this.settings, this.pools);
	}

	private boolean isWorthIt(ExtensionFrame first) {
		boolean isLarge = !first.last() || first.size() >= this.settings.minSize().toBytes();
		return isLarge && this.settings.compressIf().test(first);
	}

	private ByteBuffer compress(ByteBuffer payload, boolean last) {
		if (!payload.hasRemaining()) {
			return last ? ByteBuffer.wrap(new byte[1]) : payload;
		}
		Output output = new Output(payload.remaining() / 2 + 64);
		while (payload.hasRemaining()) {
			flush(nextPart(payload), output);
		}
		return output.first(last ? output.size() - TAIL : output.size());
	}

	/**
	 * As much as can be compressed without referring too far back.
	 */
	private ByteBuffer nextPart(ByteBuffer payload) {
		if (this.context.windowBits() == DeflateSettings.MAX_WINDOW_BITS) {
			ByteBuffer all = payload.slice();
			payload.position(payload.limit());
			return all;
		}
		if (this.sinceReset == this.context.windowSize()) {
			deflater().reset();
			this.sinceReset = 0;
		}
		int length = Math.min(payload.remaining(), this.context.windowSize() - this.sinceReset);
		ByteBuffer part = payload.slice(payload.position(), length);
		payload.position(payload.position() + length);
		this.sinceReset += length;
		return part;
	}

	private void flush(ByteBuffer part, Output output) {
		Deflater deflater = deflater();
		deflater.setInput(part);
		do {
			if (output.isFull()) {
				output.grow(Integer.MAX_VALUE);
			}
			output.written(deflater.deflate(output.bytes(), output.size(), output.room(), Deflater.SYNC_FLUSH));
		}
		while (output.isFull());
	}

	private Deflater deflater() {
		Deflater deflater = this.deflater;
		if (deflater == null) {
			deflater = this.pools.deflater();
			this.deflater = deflater;
		}
		return deflater;
	}

	private void messageEnds() {
		this.compressing = false;
		if (this.context.noTakeover()) {
			release();
		}
	}

	/**
	 * Keep nothing, unless a message is being compressed: what comes next begins anew,
	 * which a peer need not know.
	 */
	void releaseIfIdle() {
		if (!this.compressing) {
			release();
		}
	}

	void release() {
		Deflater deflater = this.deflater;
		if (deflater != null) {
			this.deflater = null;
			this.sinceReset = 0;
			this.pools.release(deflater);
		}
	}

}
