package dev.websockets.autoconfigure;

/**
 * Extensions that cannot be in one client. Stops the start of the application, with a
 * failure analysis that says which beans they are.
 *
 * @since 0.1.0
 */
public class WebSocketExtensionsException extends RuntimeException {

	private final String beans;

	/**
	 * Create the exception.
	 * @param problem why they cannot
	 * @param beans the names of all extension beans, with those of their extensions
	 */
	public WebSocketExtensionsException(String problem, String beans) {
		super(problem);
		this.beans = beans;
	}

	/**
	 * The extension beans of the application.
	 * @return their names, with those of their extensions
	 */
	public String beans() {
		return this.beans;
	}

}
