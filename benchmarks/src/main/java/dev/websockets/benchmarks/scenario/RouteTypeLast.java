package dev.websockets.benchmarks.scenario;

/**
 * The same, with the type at the end of each text.
 */
public class RouteTypeLast extends Route {

	@Override
	String message(String type, String properties) {
		return "{" + properties + "," + type + "}";
	}

}
