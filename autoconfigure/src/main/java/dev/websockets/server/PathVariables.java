package dev.websockets.server;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The variable parts of the path of a request.
 */
final class PathVariables {

	private PathVariables() {
	}

	@SuppressWarnings("unchecked")
	static Map<String, String> of(HttpServletRequest request) {
		Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (variables != null) ? Map.copyOf((Map<String, String>) variables) : Map.of();
	}

}
