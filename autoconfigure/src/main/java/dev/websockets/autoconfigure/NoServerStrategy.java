package dev.websockets.autoconfigure;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/**
 * Stands where there is no web server: in tests of an application on mocks of the servlet
 * API, which have no connections to upgrade.
 */
final class NoServerStrategy implements RequestUpgradeStrategy {

	/** What the mock of spring-test, and that of Boot on top of it, call themselves. */
	private static final String MOCK = "MockServletContext";

	/**
	 * Whether there is a mock in the place of a web server.
	 */
	static boolean isFor(ServletContext servletContext) {
		return MOCK.equals(servletContext.getServerInfo());
	}

	@Override
	public String[] getSupportedVersions() {
		return new String[] { "13" };
	}

	@Override
	public List<WebSocketExtension> getSupportedExtensions(ServerHttpRequest request) {
		return List.of();
	}

	@Override
	public void upgrade(ServerHttpRequest request, ServerHttpResponse response, @Nullable String subprotocol,
			List<WebSocketExtension> extensions, @Nullable Principal user, WebSocketHandler handler,
			Map<String, Object> attributes) {
		throw new HandshakeFailureException("The request " + request.getURI() + " is none of a web server: "
				+ "run the test with @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)");
	}

}
