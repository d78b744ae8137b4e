package dev.websockets.docs.handlers;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.stereotype.Component;

// tag::diary[]
@Component
class Diary {

	private final List<String> entries = new CopyOnWriteArrayList<>();

	@FeedHandler
	void note(String text, @Received Instant at) {
		this.entries.add(at + " " + text);
	}

	List<String> entries() {
		return this.entries;
	}

}
// end::diary[]
