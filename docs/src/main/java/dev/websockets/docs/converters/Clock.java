package dev.websockets.docs.converters;

import com.google.protobuf.Timestamp;
import org.springframework.stereotype.Component;

import dev.websockets.annotation.WebSocketHandler;

// tag::clock[]
@Component
class Clock {

	private volatile Timestamp time = Timestamp.getDefaultInstance();

	@WebSocketHandler("clock")
	void tick(Timestamp time) {
		this.time = time;
	}

	Timestamp time() {
		return this.time;
	}

}
// end::clock[]
