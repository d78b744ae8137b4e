package dev.websockets;

/**
 * Does with the frame of a message that goes to many sessions what a
 * {@link WebSocketExtension} does with the frames of one: once for all sessions whose
 * encoders are equal. So it remembers nothing from message to message, and what it makes
 * can be understood whatever was sent before.
 *
 * @since 0.1.0
 * @see WebSocketExtension#broadcastEncoder()
 */
@FunctionalInterface
public interface BroadcastEncoder {

	/**
	 * A message goes out to many sessions, in one frame. Called by any number of threads.
	 * @param frame the frame, with the reserved bits of the extensions before this one
	 * @return the frame to send, of the same type
	 */
	ExtensionFrame outgoing(ExtensionFrame frame);

	/**
	 * Whether another encoder makes the same of every frame.
	 * @param other the other
	 * @return whether one can take the place of the other
	 */
	@Override
	boolean equals(Object other);

}
