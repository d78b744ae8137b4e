package dev.websockets.protocol;

import dev.websockets.SessionSettings;
import dev.websockets.WebSocketMessageTooLargeException;

/**
 * The size of the largest message or frame, and the property to change it by.
 *
 * @param bytes the size in bytes
 * @param property the full name of the property
 * @since 0.1.0
 */
public record SizeLimit(long bytes, String property) {

	/**
	 * The limit of messages.
	 * @param settings the limits of a session
	 * @return the limit
	 */
	public static SizeLimit ofMessages(SessionSettings settings) {
		return new SizeLimit(settings.maxMessageSize().toBytes(), settings.property("max-message-size"));
	}

	/**
	 * The limit of frames.
	 * @param settings the limits of a session
	 * @return the limit
	 */
	public static SizeLimit ofFrames(SessionSettings settings) {
		return new SizeLimit(settings.maxFrameSize().toBytes(), settings.property("max-frame-size"));
	}

	/**
	 * Another size, set by the same property.
	 * @param bytes the size in bytes
	 * @return the changed limit
	 */
	public SizeLimit withBytes(long bytes) {
		return (bytes != this.bytes) ? new SizeLimit(bytes, this.property) : this;
	}

	/**
	 * The peer announced or sent more.
	 * @param size the size in bytes, as far as it is known
	 * @return closes the connection with 1009
	 */
	public ProtocolViolation exceededBy(long size) {
		return ProtocolViolation.tooLarge(size, this.bytes, this.property);
	}

	/**
	 * What the application gets when the peer sent more.
	 * @param size the size in bytes, as far as it is known
	 * @return the error
	 */
	public WebSocketMessageTooLargeException received(long size) {
		return new WebSocketMessageTooLargeException(size, this.bytes, this.property);
	}

	/**
	 * What the application gets when it sends more.
	 * @param size the size in bytes
	 * @return the error
	 */
	public WebSocketMessageTooLargeException notSent(long size) {
		return WebSocketMessageTooLargeException.notSent(size, this.bytes, this.property);
	}

}
