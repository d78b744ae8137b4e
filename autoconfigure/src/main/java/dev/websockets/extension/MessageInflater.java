package dev.websockets.extension;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

import dev.websockets.CloseCode;
import dev.websockets.ExtensionFrame;
import dev.websockets.WebSocketExtensionException;
import dev.websockets.protocol.SizeLimit;

/**
 * Inflates the messages that come in (RFC 7692, section 7.2.2), as far as they are within
 * the limit. zlib's window is one of 32 KiB here, which holds whatever smaller one was
 * agreed on. What was inflated last is kept beside zlib's state: while a session is idle
 * it is all that is kept, and after a block with BFINAL set zlib begins anew with it
 * (section 7.2.3.4).
 */
final class MessageInflater {

	/**
	 * The end of a flush, which was not sent.
	 */
	private static final byte[] TAIL = { 0, 0, (byte) 0xFF, (byte) 0xFF };

	private static final int EXPECTED_RATIO = 4;

	private static final int FINAL_BLOCKS = 64;

	private static final int BYTES_FOR_FINAL_BLOCK = 1024;

	private final Context context;

	private final SizeLimit limit;

	private final ZlibPools pools;

	private final SlidingWindow window;

	private @Nullable Inflater inflater;

	private long size;

	private boolean inflating;

	/** How much of what is being inflated is in the window already. */
	private int kept;

	/** Whether what came last ended with a block that has BFINAL set. */
	private boolean atEnd;

	/** How many such blocks the message may still have. */
	private long finalBlocks;

	/**
	 * Create this.
	 * @param context what is kept between messages
	 * @param limit the size of the largest message
	 * @param pools where zlib's states come from
	 * @param packer packs what is kept while the session rests
	 */
	MessageInflater(Context context, SizeLimit limit, ZlibPools pools, WindowPacker packer) {
		this.context = context;
		this.limit = limit;
		this.pools = pools;
		this.window = new SlidingWindow(context.windowSize(), packer);
	}

	/**
	 * A frame of a message came in.
	 */
	ExtensionFrame process(ExtensionFrame frame) {
		if (frame.isFirst()) {
			this.inflating = frame.has(ExtensionFrame.RSV1);
			this.size = 0;
			this.atEnd = false;
			this.finalBlocks = FINAL_BLOCKS;
		}
		else if (frame.has(ExtensionFrame.RSV1)) {
			throw new WebSocketExtensionException(CloseCode.PROTOCOL_ERROR,
					"frame with RSV1 within a message (RFC 7692, section 6.1)");
		}
		if (!this.inflating) {
			return frame;
		}
		ByteBuffer inflated = inflate(frame.payload(), frame.last());
		this.size += inflated.remaining();
		if (frame.last()) {
			messageEnds();
		}
		return frame.withPayload(inflated).withoutReserved(ExtensionFrame.RSV1);
	}

	private ByteBuffer inflate(ByteBuffer payload, boolean last) {
		Output output = new Output(Math.min((long) EXPECTED_RATIO * payload.remaining(), room() + 1));
		this.kept = 0;
		try {
			this.finalBlocks += payload.remaining() / BYTES_FOR_FINAL_BLOCK;
			inflate(payload, output);
			if (last && !this.atEnd) {
				inflateTail(output);
			}
		}
		catch (DataFormatException ex) {
			throw new WebSocketExtensionException(CloseCode.INVALID_DATA,
					"compressed message that cannot be inflated: " + ex.getMessage() + " (RFC 7692, section 7.2.2)",
					ex);
		}
		if (!last || !this.context.noTakeover()) {
			keep(output);
		}
		return output.first(output.size());
	}

	/**
	 * The end of a message says nothing, unless the message was cut off.
	 */
	private void inflateTail(Output output) throws DataFormatException {
		int before = output.size();
		inflate(ByteBuffer.wrap(TAIL), output);
		if (output.size() != before) {
			throw new DataFormatException("it is cut off");
		}
	}

	private void inflate(ByteBuffer input, Output output) throws DataFormatException {
		if (!input.hasRemaining()) {
			return;
		}
		Inflater inflater = inflater();
		inflater.setInput(input);
		this.atEnd = false;
		while (!this.atEnd && !(inflater.needsInput() && !output.isFull())) {
			if (output.isFull()) {
				output.grow(room() + 1);
			}
			int count = inflater.inflate(output.bytes(), output.size(), output.room());
			output.written(count);
			if (output.size() > room()) {
				throw this.limit.received(this.size + output.size());
			}
			if (inflater.finished()) {
				beginAnew(inflater, output);
				this.atEnd = !input.hasRemaining();
				inflater.setInput(input);
			}
			else if (count == 0 && !inflater.needsInput()) {
				throw new DataFormatException("a dictionary is needed");
			}
		}
	}

	/**
	 * How many bytes the message may still have.
	 */
	private long room() {
		return this.limit.bytes() - this.size;
	}

	/**
	 * To begin anew takes as long as to inflate a window, so a peer must not have it done
	 * again and again for a few bytes.
	 */
	private void beginAnew(Inflater inflater, Output output) throws DataFormatException {
		if (--this.finalBlocks < 0) {
			throw new DataFormatException("it has too many blocks with BFINAL set");
		}
		keep(output);
		inflater.reset();
		inflater.setDictionary(this.window.toBytes());
	}

	private void keep(Output output) {
		this.window.add(output.bytes(), this.kept, output.size() - this.kept);
		this.kept = output.size();
	}

	private Inflater inflater() {
		Inflater inflater = this.inflater;
		if (inflater == null) {
			inflater = this.pools.inflater();
			if (!this.window.isEmpty()) {
				inflater.setDictionary(this.window.toBytes());
			}
			this.inflater = inflater;
		}
		return inflater;
	}

	private void messageEnds() {
		this.inflating = false;
		if (this.context.noTakeover()) {
			release();
		}
	}

	/**
	 * Keep nothing but what data to come may refer to, unless a message is being
	 * inflated.
	 */
	void releaseIfIdle() {
		if (!this.inflating) {
			giveBack();
			this.window.rest();
		}
	}

	void release() {
		giveBack();
		this.window.clear();
	}

	private void giveBack() {
		Inflater inflater = this.inflater;
		if (inflater != null) {
			this.inflater = null;
			this.pools.release(inflater);
		}
	}

}
