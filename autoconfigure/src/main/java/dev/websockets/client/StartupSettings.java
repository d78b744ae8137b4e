package dev.websockets.client;

/**
 * What a named connection does when the application starts and stops.
 *
 * @param auto whether it is opened when the application starts
 * @param failFast whether the application fails to start if the first attempt fails
 * @param phase when it is opened and closed: after what has a lower phase is started, and
 * before that is stopped
 * @since 0.1.0
 */
public record StartupSettings(boolean auto, boolean failFast, int phase) {

	private static final StartupSettings DEFAULTS = new StartupSettings(true, false,
			WebSocketConnectionsLifecycle.DEFAULT_LIFECYCLE_PHASE);

	/**
	 * Opened when the application starts, which does not depend on it.
	 * @return the settings that hold where nothing else is said
	 */
	public static StartupSettings defaults() {
		return DEFAULTS;
	}

}
