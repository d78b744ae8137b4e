package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Explains an {@link InvalidWebSocketPropertyException}: which property, where it was
 * set, what is wrong and what to do.
 */
class InvalidWebSocketPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidWebSocketPropertyException> {

	private final Environment environment;

	InvalidWebSocketPropertyFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidWebSocketPropertyException cause) {
		StringBuilder description = new StringBuilder(
				"A property of WebSocket " + PropertyOwner.of(cause.property()) + "s is not valid:\n");
		description.append("\n    Property: ").append(cause.property());
		if (cause.value() != null) {
			description.append("\n    Value: \"").append(cause.value()).append('"');
		}
		Origin origin = origin(cause.property());
		if (origin != null) {
			description.append("\n    Origin: ").append(origin);
		}
		description.append("\n    Reason: ").append(cause.reason());
		return new FailureAnalysis(description.toString(), cause.action(), cause);
	}

	private @Nullable Origin origin(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(property, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty found = source.getConfigurationProperty(name);
			if (found != null) {
				return found.getOrigin();
			}
		}
		return null;
	}

}
