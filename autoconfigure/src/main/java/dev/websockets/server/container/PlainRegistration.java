package dev.websockets.server.container;

import java.util.List;

import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.server.standard.ServerEndpointRegistration;

/**
 * Tells the container of an endpoint without extensions: it would agree to those of its
 * own otherwise, whether we want them or not.
 */
final class PlainRegistration extends ServerEndpointRegistration {

	private final @Nullable String subprotocol;

	PlainRegistration(String path, Endpoint endpoint, @Nullable String subprotocol) {
		super(path, endpoint);
		this.subprotocol = subprotocol;
		setSubprotocols((subprotocol != null) ? List.of(subprotocol) : List.of());
	}

	@Override
	public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
		return (this.subprotocol != null) ? this.subprotocol : "";
	}

	@Override
	public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
		return List.of();
	}

	/**
	 * Origins are checked by interceptors.
	 */
	@Override
	public boolean checkOrigin(@Nullable String originHeaderValue) {
		return true;
	}

}
