package dev.websockets.benchmarks.compare;

/**
 * A client failed in a scenario, or hung.
 */
final class MeasurementFailedException extends Exception {

	private static final long serialVersionUID = 1L;

	MeasurementFailedException(String reason) {
		super(reason);
	}

}
