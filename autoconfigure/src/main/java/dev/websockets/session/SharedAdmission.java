package dev.websockets.session;

/**
 * What became of an entry that goes to many sessions at the {@link Outbox} of one.
 *
 * @param admission what became of it
 * @param dropped how many older ones made room for it
 */
record SharedAdmission(Admission admission, int dropped) {

	static final SharedAdmission CLOSED = new SharedAdmission(Admission.CLOSED, 0);

	private static final SharedAdmission QUEUED = new SharedAdmission(Admission.QUEUED, 0);

	/**
	 * Whether there was no room.
	 */
	boolean isFull() {
		return this.admission == Admission.FULL;
	}

	static SharedAdmission queued(int dropped) {
		return (dropped == 0) ? QUEUED : new SharedAdmission(Admission.QUEUED, dropped);
	}

	static SharedAdmission full(int dropped) {
		return new SharedAdmission(Admission.FULL, dropped);
	}

}
