package dev.websockets.handler;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Notes what handlers were called with. Handler beans of tests extend it.
 */
abstract class Calls {

	private final List<String> calls = new CopyOnWriteArrayList<>();

	void note(String call) {
		this.calls.add(call);
	}

	List<String> calls() {
		return this.calls;
	}

	void awaitCalls(String... expected) {
		await().untilAsserted(() -> assertThat(this.calls).containsExactly(expected));
	}

}
