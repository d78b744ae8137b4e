package dev.websockets.transport.http;

/**
 * A body in chunks (RFC 9112, section 7.1). Extensions are passed over; the body is
 * complete with the chunk of length zero, before any trailers. A body that breaks the
 * rules ends there: it is only for a person to read.
 */
final class ChunkedFraming implements BodyFraming {

	private static final int MOST_DIGITS = 15;

	private State state = State.LENGTH;

	private int digits;

	private long left;

	@Override
	public boolean isPayload(byte next) {
		switch (this.state) {
			case LENGTH -> length(next);
			case EXTENSION -> {
				if (next == '\n') {
					endOfLength();
				}
			}
			case DATA -> {
				if (--this.left == 0) {
					this.state = State.END_OF_DATA;
				}
				return true;
			}
			case END_OF_DATA -> endOfData(next);
			case COMPLETE -> throw new IllegalStateException("the body is complete");
		}
		return false;
	}

	private void length(byte next) {
		int digit = Character.digit(next, 16);
		if (digit != -1) {
			this.left = (this.left << 4) | digit;
			this.state = (++this.digits > MOST_DIGITS) ? State.COMPLETE : State.LENGTH;
		}
		else if (this.digits == 0) {
			this.state = State.COMPLETE;
		}
		else if (next == '\n') {
			endOfLength();
		}
		else {
			this.state = (";\r\t ".indexOf(next) != -1) ? State.EXTENSION : State.COMPLETE;
		}
	}

	private void endOfLength() {
		this.state = (this.left > 0) ? State.DATA : State.COMPLETE;
		this.digits = 0;
	}

	private void endOfData(byte next) {
		if (next == '\n') {
			this.state = State.LENGTH;
		}
		else if (next != '\r') {
			this.state = State.COMPLETE;
		}
	}

	@Override
	public boolean isComplete() {
		return this.state == State.COMPLETE;
	}

	private enum State {

		LENGTH, EXTENSION, DATA, END_OF_DATA, COMPLETE

	}

}
