package dev.websockets.docs.feed;

import java.util.List;

// tag::record[]
record Subscribe(List<String> symbols) {

	Subscribe(String... symbols) {
		this(List.of(symbols));
	}

}
// end::record[]
