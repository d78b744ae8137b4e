package dev.websockets.benchmarks.scenario;

import dev.websockets.benchmarks.client.ClientOptions.Reading;

/**
 * The same flood, taken by a loop.
 */
public class ReceiveLoop extends Receive {

	@Override
	Reading reading() {
		return Reading.LOOP;
	}

}
