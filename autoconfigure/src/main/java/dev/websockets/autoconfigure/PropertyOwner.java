package dev.websockets.autoconfigure;

import java.util.Locale;

/**
 * Whose sessions a property is about.
 */
enum PropertyOwner {

	/**
	 * Those that this application opens.
	 */
	CLIENT,

	/**
	 * Those that others open with this application.
	 */
	ENDPOINT;

	/**
	 * The owner of a property.
	 * @param name its full name, or what stands before it
	 */
	static PropertyOwner of(String name) {
		return (name + ".").startsWith(EndpointSettings.PREFIX + ".") ? ENDPOINT : CLIENT;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
