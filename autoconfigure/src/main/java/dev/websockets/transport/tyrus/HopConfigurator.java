package dev.websockets.transport.tyrus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.websocket.ClientEndpointConfig;
import org.springframework.http.HttpHeaders;

/**
 * Puts the headers of a hop into the request that Tyrus builds. Tyrus's Origin goes: the
 * application says whether there is one.
 */
final class HopConfigurator extends ClientEndpointConfig.Configurator {

	private static final Set<String> TYRUS_OWN = Set.of("host", "upgrade", "connection");

	private final HttpHeaders headers;

	HopConfigurator(HttpHeaders headers) {
		this.headers = headers;
	}

	@Override
	public void beforeRequest(Map<String, List<String>> request) {
		request.keySet().removeIf(HttpHeaders.ORIGIN::equalsIgnoreCase);
		this.headers.forEach((name, values) -> {
			if (!isTyrusOwn(name)) {
				request.keySet().removeIf(name::equalsIgnoreCase);
				request.put(name, values);
			}
		});
	}

	private static boolean isTyrusOwn(String name) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		return TYRUS_OWN.contains(lowerCase) || lowerCase.startsWith("sec-websocket-");
	}

}
