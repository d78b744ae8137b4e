package dev.websockets.autoconfigure;

import java.util.Collection;
import java.util.List;

/**
 * There are endpoints that the container's engine cannot serve. Stops the start of the
 * application, with a failure analysis that says which they are.
 *
 * @since 0.1.0
 */
public class UnsupportedEndpointsException extends RuntimeException {

	private final List<String> paths;

	/**
	 * Create the exception.
	 * @param what what these endpoints do, behind "they"
	 * @param paths their paths
	 */
	public UnsupportedEndpointsException(String what, Collection<String> paths) {
		super("The engine container cannot serve the endpoints " + paths + ", as they " + what);
		this.paths = List.copyOf(paths);
	}

	static void throwIfAny(String what, Collection<String> paths) {
		if (!paths.isEmpty()) {
			throw new UnsupportedEndpointsException(what, paths);
		}
	}

	/**
	 * The endpoints.
	 * @return their paths
	 */
	public List<String> paths() {
		return this.paths;
	}

}
