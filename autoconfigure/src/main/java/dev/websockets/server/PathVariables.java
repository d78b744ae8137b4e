package dev.websockets.server;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriTemplate;

/**
 * The variable parts of the paths of endpoints, and of the path of a request.
 */
final class PathVariables {

	private PathVariables() {
	}

	/**
	 * The names of the variables in a path, in their order.
	 */
	static List<String> names(String path) {
		return new UriTemplate(path).getVariableNames()
			.stream()
			.map((name) -> name.startsWith("*") ? name.substring(1) : name)
			.toList();
	}

	@SuppressWarnings("unchecked")
	static Map<String, String> of(HttpServletRequest request) {
		Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (variables != null) ? Map.copyOf((Map<String, String>) variables) : Map.of();
	}

}
