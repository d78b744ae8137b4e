package dev.websockets.session;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.websockets.ExtensionFrame;
import dev.websockets.Frame;
import dev.websockets.protocol.FrameEncoder;

/**
 * The payload of the frame that is written: a part of an entry, or what extensions make
 * of it. Text that is ASCII goes out of its string at once where there are none.
 */
final class FramePayload {

	private final FrameEncoder encoder;

	private final ExtensionChain extensions;

	private @Nullable String ascii;

	private byte @Nullable [] entry;

	private byte @Nullable [] bytes;

	private int position;

	private int size;

	FramePayload(FrameEncoder encoder, ExtensionChain extensions) {
		this.encoder = encoder;
		this.extensions = extensions;
	}

	/**
	 * Begin with the next frame.
	 * @param head its first octet
	 * @param outbound the entry
	 * @param offset where its payload begins in that of the entry
	 * @param length the part of the entry's payload that is in it
	 * @return its first octet, with the bits of extensions
	 */
	int frame(int head, Outbound outbound, int offset, int length) {
		if (!this.extensions.isEmpty()) {
			return extended(head, bytesOf(outbound), offset, length);
		}
		this.ascii = outbound.ascii();
		if (this.ascii == null) {
			this.bytes = bytesOf(outbound);
		}
		this.position = offset;
		this.size = length;
		return head;
	}

	/**
	 * Begin with a frame that is encoded already, its header too.
	 */
	void encoded(EncodedMessage encoded) {
		this.extensions.broadcast(encoded.passed());
		this.bytes = encoded.bytes();
		this.position = 0;
		this.size = this.bytes.length;
	}

	private byte[] bytesOf(Outbound outbound) {
		byte[] entry = this.entry;
		if (entry == null) {
			entry = outbound.payload();
			this.entry = entry;
		}
		return entry;
	}

	private int extended(int head, byte[] entry, int offset, int length) {
		ByteBuffer part = ByteBuffer.wrap(entry, offset, length).asReadOnlyBuffer();
		ExtensionFrame frame = this.extensions.outgoing(ExtensionHeads.frame(head, part));
		if (frame.payload() == part) {
			this.bytes = entry;
			this.position = offset;
			this.size = length;
			return ExtensionHeads.head(frame);
		}
		Assert.state(!frame.isControl() || frame.size() <= Frame.MAX_CONTROL_PAYLOAD,
				() -> "an extension made the payload of a control frame too large: " + frame.size() + " bytes");
		ByteBuffer payload = ExtensionHeads.withArray(frame.payload());
		this.bytes = payload.array();
		this.position = payload.arrayOffset() + payload.position();
		this.size = payload.remaining();
		return ExtensionHeads.head(frame);
	}

	/**
	 * The size of the frame's payload.
	 */
	int size() {
		return this.size;
	}

	/**
	 * Write the next bytes of the frame's payload.
	 */
	void encode(int length, byte[] target, int at) {
		if (this.ascii != null) {
			this.encoder.asciiPayload(this.ascii, this.position, length, target, at);
		}
		else if (this.bytes != null) {
			this.encoder.payload(this.bytes, this.position, length, target, at);
		}
		this.position += length;
	}

	/**
	 * The entry is done with.
	 */
	void entryEnds() {
		this.entry = null;
		this.bytes = null;
		this.ascii = null;
	}

}
