package dev.websockets.transport.tyrus;

import java.util.List;
import java.util.Map;

import jakarta.websocket.ClientEndpointConfig;
import org.springframework.http.HttpHeaders;

import dev.websockets.transport.HandshakeHeaders;
import dev.websockets.transport.http.ExtensionOffer;

/**
 * Puts the headers of a hop into the request that Tyrus builds. Tyrus's Origin goes: the
 * application says whether there is one.
 */
final class HopConfigurator extends ClientEndpointConfig.Configurator {

	private final HttpHeaders headers;

	private final ExtensionOffer offer;

	HopConfigurator(HttpHeaders headers, ExtensionOffer offer) {
		this.headers = headers;
		this.offer = offer;
	}

	@Override
	public void beforeRequest(Map<String, List<String>> request) {
		request.keySet().removeIf(HttpHeaders.ORIGIN::equalsIgnoreCase);
		this.headers.forEach((name, values) -> {
			if (!HandshakeHeaders.isReserved(name)) {
				request.keySet().removeIf(name::equalsIgnoreCase);
				request.put(name, values);
			}
		});
		String extensions = this.offer.header();
		if (extensions != null) {
			request.put(ExtensionOffer.HEADER, List.of(extensions));
		}
	}

}
