package dev.websockets.relay;

/**
 * What came from the broker is no batch of broadcasts.
 */
final class MalformedBatchException extends RuntimeException {

	MalformedBatchException(String message) {
		super(message, null, false, false);
	}

}
