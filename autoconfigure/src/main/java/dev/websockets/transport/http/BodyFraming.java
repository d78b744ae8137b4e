package dev.websockets.transport.http;

/**
 * Tells the bytes of a body from those around it, and where it ends.
 */
interface BodyFraming {

	/**
	 * Take the next byte. Not called any more once the body is complete.
	 * @param next the byte
	 * @return whether it belongs to the body
	 */
	boolean isPayload(byte next);

	boolean isComplete();

	/**
	 * A body of a known length.
	 */
	final class Counted implements BodyFraming {

		private long left;

		Counted(long length) {
			this.left = length;
		}

		@Override
		public boolean isPayload(byte next) {
			this.left--;
			return true;
		}

		@Override
		public boolean isComplete() {
			return this.left == 0;
		}

	}

}
