package dev.websockets.session;

/**
 * What became of an entry that was offered to the {@link Outbox}.
 */
enum Admission {

	/** It is queued. */
	QUEUED,

	/** There was no room in time. */
	FULL,

	/** Another message was being sent in fragments all the time. */
	STREAMING,

	/** Nothing can be queued any more. */
	CLOSED;

	/**
	 * Whether waiting changes nothing.
	 */
	boolean isFinal() {
		return this == QUEUED || this == CLOSED;
	}

}
