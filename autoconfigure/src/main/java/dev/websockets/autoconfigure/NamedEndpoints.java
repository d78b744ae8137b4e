package dev.websockets.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The endpoints that the properties name, checked, with what they inherit. A name is only
 * there to write properties below it; the path says which endpoint it is.
 */
final class NamedEndpoints {

	private static final String PATH = "path";

	private final NamedEndpoint others;

	private final Map<String, NamedEndpoint> byPath = new LinkedHashMap<>();

	NamedEndpoints(WebSocketServerProperties properties, EndpointSettings inherited, PropertyChecks checks) {
		this.others = NamedEndpoint.others(checks, inherited);
		PropertyChecks all = checks.nested("endpoints");
		RelaxedNames.merge(properties.endpoints(), all)
			.forEach((name, endpoint) -> add(endpoint, inherited, all.nested(name)));
	}

	private void add(EndpointProperties properties, EndpointSettings inherited, PropertyChecks checks) {
		String path = properties.path();
		if (!StringUtils.hasText(path)) {
			throw checks.invalid(PATH, null, "Nothing says which endpoint it is.",
					"Set " + checks.property(PATH) + " to the path of an endpoint, such as /chat/{room}.");
		}
		NamedEndpoint endpoint = new NamedEndpoint(checks, inherited.overriddenBy(properties, checks),
				properties.pointer(), properties.protocolChoice(), properties);
		NamedEndpoint other = this.byPath.putIfAbsent(path, endpoint);
		if (other != null) {
			throw checks.invalid(PATH, path, "It is that of " + other.checks().prefix() + " already.",
					"Change " + checks.property(PATH) + ", or write all properties of the endpoint below "
							+ other.checks().prefix() + ".");
		}
	}

	/**
	 * The endpoint of a path.
	 * @param path the path, as its code says it
	 * @return what holds for it
	 */
	NamedEndpoint at(String path) {
		return this.byPath.getOrDefault(path, this.others);
	}

	/**
	 * What holds for endpoints without name.
	 */
	NamedEndpoint others() {
		return this.others;
	}

	/**
	 * Those that have a name.
	 */
	Map<String, NamedEndpoint> byPath() {
		return this.byPath;
	}

	/**
	 * Refuse paths that no endpoint has.
	 * @param paths those of all endpoints
	 */
	void checkPaths(Set<String> paths) {
		this.byPath.forEach((path, endpoint) -> {
			if (!paths.contains(path)) {
				throw unknown(path, endpoint.checks(), paths);
			}
		});
	}

	private static InvalidWebSocketPropertyException unknown(@Nullable String path, PropertyChecks checks,
			Collection<String> paths) {
		String known = paths.isEmpty() ? "There are no endpoints."
				: "No endpoint has this path; there are: " + String.join(", ", paths) + ".";
		return checks.invalid(PATH, path, known,
				"Write " + checks.property(PATH)
						+ " as the @WebSocketHandler methods or the router of the endpoint do, or remove "
						+ checks.prefix() + ".");
	}

}
