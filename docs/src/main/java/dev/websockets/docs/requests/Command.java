package dev.websockets.docs.requests;

import java.util.Map;

// tag::command[]
record Command(String method, Map<String, Object> params) {

	Command(String method) {
		this(method, Map.of());
	}

}
// end::command[]
