package dev.websockets.handler;

import java.util.List;

/**
 * An endpoint of this application.
 *
 * @param path the pattern of its path, as methods write it
 * @param variables the names of the variables in it, in order
 * @param shape the pattern without these names: paths of the same shape are the same
 */
record PathTarget(String path, List<String> variables, String shape) implements HandlerTarget {

	@Override
	public String kind() {
		return "endpoint";
	}

	@Override
	public String toString() {
		return "endpoint '" + this.path + "'";
	}

}
