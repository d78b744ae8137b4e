package dev.websockets.docs.connections;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.websockets.autoconfigure.WebSocketConnectionDetails;

// tag::details[]
@Component
class RegionalUrls implements WebSocketConnectionDetails {

	private volatile String host = "localhost:9";

	@Override
	public @Nullable String getUrl(String clientName) { // asked at every attempt
		return clientName.equals("quotes") ? "ws://" + this.host + "/quotes" : null;
	}

	void moveTo(String host) {
		this.host = host;
	}

}
// end::details[]
