package dev.websockets.handler;

/**
 * A named client of this application.
 *
 * @param name its name as it is configured
 */
record ClientTarget(String name) implements HandlerTarget {

	@Override
	public String kind() {
		return "client";
	}

	@Override
	public String toString() {
		return "client '" + this.name + "'";
	}

}
