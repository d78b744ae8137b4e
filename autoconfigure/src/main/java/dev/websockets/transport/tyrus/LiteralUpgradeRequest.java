package dev.websockets.transport.tyrus;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;

import org.glassfish.tyrus.spi.UpgradeRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tyrus's container decodes the path and the query before it writes them into the request
 * line. This request escapes them once more, so that they arrive as they were asked for.
 */
final class LiteralUpgradeRequest extends UpgradeRequest {

	private final UpgradeRequest delegate;

	LiteralUpgradeRequest(UpgradeRequest delegate) {
		this.delegate = delegate;
	}

	@Override
	public String getRequestUri() {
		return this.delegate.getRequestUri().replace("%", "%25");
	}

	@Override
	public @Nullable String getHeader(String name) {
		return this.delegate.getHeader(name);
	}

	@Override
	public boolean isSecure() {
		return this.delegate.isSecure();
	}

	@Override
	public Map<String, List<String>> getHeaders() {
		return this.delegate.getHeaders();
	}

	@Override
	public @Nullable Principal getUserPrincipal() {
		return this.delegate.getUserPrincipal();
	}

	@Override
	public URI getRequestURI() {
		return this.delegate.getRequestURI();
	}

	@Override
	public boolean isUserInRole(String role) {
		return this.delegate.isUserInRole(role);
	}

	@Override
	public @Nullable Object getHttpSession() {
		return this.delegate.getHttpSession();
	}

	@Override
	public Map<String, List<String>> getParameterMap() {
		return this.delegate.getParameterMap();
	}

	@Override
	public @Nullable String getQueryString() {
		return this.delegate.getQueryString();
	}

}
