package dev.websockets.benchmarks.scenario;

import dev.websockets.benchmarks.client.ClientOptions.Reading;

/**
 * The same echo, read by a platform thread where the client lets its user choose.
 */
public class RoundtripPlatform extends Roundtrip {

	@Override
	Reading reading() {
		return Reading.CALLBACK_ON_PLATFORM_THREAD;
	}

}
