package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * A property has a value that cannot work. Stops the start of the application, with a
 * failure analysis that says how to repair it.
 *
 * @since 0.1.0
 */
public class InvalidWebSocketPropertyException extends RuntimeException {

	private final String property;

	private final transient @Nullable Object value;

	private final String reason;

	private final String action;

	/**
	 * Create the exception.
	 * @param property the full name of the property
	 * @param value its value, or {@code null} if it has none
	 * @param reason what is wrong, a sentence
	 * @param action what to do, a sentence
	 */
	public InvalidWebSocketPropertyException(String property, @Nullable Object value, String reason, String action) {
		super("Property " + property + ((value != null) ? " with value '" + value + "'" : "") + " is not valid: "
				+ reason);
		this.property = property;
		this.value = value;
		this.reason = reason;
		this.action = action;
	}

	/**
	 * The property.
	 * @return its full name
	 */
	public String property() {
		return this.property;
	}

	/**
	 * The value.
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable Object value() {
		return this.value;
	}

	/**
	 * What is wrong.
	 * @return a sentence
	 */
	public String reason() {
		return this.reason;
	}

	/**
	 * What to do.
	 * @return a sentence
	 */
	public String action() {
		return this.action;
	}

}
