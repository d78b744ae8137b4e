package dev.websockets.relay;

/**
 * What a relay has done since it was made, in broadcasts where nothing else is said.
 *
 * @param published those that the broker took
 * @param received those of other instances that were delivered here
 * @param dropped those that were not published, as too many waited for the broker, it
 * refused them again and again, or the application stopped
 * @param missed those of other instances that never came here, or found no room here:
 * known by the gaps they left
 * @param duplicates those of other instances that came again, or too late
 * @param malformed messages of the broker that could not be read
 * @param outages how often the relay ceased to work
 * @since 0.1.0
 */
public record RelayFigures(long published, long received, long dropped, long missed, long duplicates, long malformed,
		long outages) {

}
