package dev.websockets.session;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import dev.websockets.CloseCode;
import dev.websockets.Message;
import dev.websockets.SessionSettings;
import dev.websockets.protocol.SizeLimit;

/**
 * Puts the parts of messages together that a container hands over, as far as the limit
 * allows (RFC 6455, section 5.4). Called by one thread at a time.
 *
 * @since 0.1.0
 */
public final class PartialMessages {

	private final SizeLimit limit;

	private final WireEvents events;

	private final StringBuilder text = new StringBuilder();

	private ByteArrayOutputStream binary = new ByteArrayOutputStream(0);

	private long size;

	private boolean refused;

	/**
	 * Begin without a part.
	 * @param settings the size of the largest message, among others
	 * @param events told of messages, and of one that is too large
	 */
	public PartialMessages(SessionSettings settings, WireEvents events) {
		this.limit = SizeLimit.ofMessages(settings);
		this.events = events;
	}

	/**
	 * A part of a text message came.
	 * @param part the part
	 * @param last whether it completes the message
	 */
	public void text(String part, boolean last) {
		if (!admit(Message.of(part).size())) {
			return;
		}
		if (last && this.text.isEmpty()) {
			complete(Message.of(part));
			return;
		}
		this.text.append(part);
		if (last) {
			Message message = Message.of(this.text.toString());
			this.text.setLength(0);
			this.text.trimToSize();
			complete(message);
		}
		else {
			this.events.messagePart();
		}
	}

	/**
	 * A part of a binary message came.
	 * @param part the part, not kept
	 * @param last whether it completes the message
	 */
	public void binary(ByteBuffer part, boolean last) {
		if (!admit(part.remaining())) {
			return;
		}
		if (last && this.binary.size() == 0) {
			complete(Message.of(part));
			return;
		}
		this.binary.writeBytes(Message.of(part).bytes());
		if (last) {
			Message message = Message.of(this.binary.toByteArray());
			this.binary = new ByteArrayOutputStream(0);
			complete(message);
		}
		else {
			this.events.messagePart();
		}
	}

	private boolean admit(int partSize) {
		this.size += partSize;
		if (this.size > this.limit.bytes() && !this.refused) {
			this.refused = true;
			long size = this.size;
			this.text.setLength(0);
			this.text.trimToSize();
			this.binary = new ByteArrayOutputStream(0);
			this.events.violated(() -> this.limit.received(size), CloseCode.TOO_BIG);
		}
		return !this.refused;
	}

	private void complete(Message message) {
		this.size = 0;
		this.events.message(message);
	}

}
