package dev.websockets.relay;

import java.util.Map;

import dev.websockets.Message;

/**
 * A broadcast as it travels to other instances: the message, and which sessions are to
 * have it.
 *
 * @param path the path of the endpoint, as the endpoint names it
 * @param variables the values that variables of the path must have, by name
 * @param attributes the attributes that a session must have, by name: values are of
 * {@code String}, {@code Boolean}, {@code Integer}, {@code Long} or {@code UUID}
 * @param message the message
 * @since 0.1.0
 */
public record RelayedBroadcast(String path, Map<String, String> variables, Map<String, Object> attributes,
		Message message) {

	/**
	 * Create a broadcast.
	 * @throws IllegalArgumentException if an attribute has a value of another type
	 */
	public RelayedBroadcast {
		variables = Map.copyOf(variables);
		attributes = Map.copyOf(attributes);
		attributes.forEach(AttributeType::check);
	}

}
