package dev.websockets.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;

import dev.websockets.WebSocketMessageConverter;

/**
 * Finds converters by what the properties say.
 */
final class MessageConverters {

	private static final String UNKNOWN = "There is no converter of that name.";

	private static final String FOREIGN = "The bean of that name is neither a WebSocketMessageConverter nor a "
			+ "MessageConverter of spring-messaging.";

	private final ListableBeanFactory beans;

	private final ObjectProvider<WebSocketMessageConverter> candidates;

	private final List<ConverterBeans<?>> named;

	/**
	 * Create the finder.
	 * @param beans where the converters are
	 * @param candidates the application's own
	 * @param foreign beans of other types that can be made converters
	 */
	MessageConverters(ListableBeanFactory beans, ObjectProvider<WebSocketMessageConverter> candidates,
			ObjectProvider<ConverterBeans<?>> foreign) {
		this.beans = beans;
		this.candidates = candidates;
		this.named = Stream
			.concat(Stream.of(new ConverterBeans<>(beans, WebSocketMessageConverter.class, Function.identity())),
					foreign.orderedStream())
			.toList();
	}

	/**
	 * Find a converter.
	 * @param choice what the properties ask for, or {@code null} for the application's
	 * only or primary converter bean, else JSON
	 * @return the converter, or {@code null} if none is asked for and there is none
	 */
	@Nullable WebSocketMessageConverter find(@Nullable ConverterChoice choice) {
		if (choice == null) {
			WebSocketMessageConverter unique = this.candidates.getIfUnique();
			return (unique != null) ? unique : byBeanName(BuiltInConverter.JSON.bean());
		}
		WebSocketMessageConverter own = byBeanName(choice.name());
		return (own != null) ? own : builtIn(choice);
	}

	/**
	 * The format of what a converter reads and writes.
	 * @param choice what the properties ask for, or {@code null}
	 * @return the format; JSON for converters of the application's own
	 */
	BuiltInConverter format(@Nullable ConverterChoice choice) {
		BuiltInConverter format = (choice != null && byBeanName(choice.name()) == null)
				? BuiltInConverter.of(choice.name()) : null;
		return (format != null) ? format : BuiltInConverter.JSON;
	}

	private @Nullable WebSocketMessageConverter byBeanName(String name) {
		return this.named.stream().map((each) -> each.find(name)).filter(Objects::nonNull).findFirst().orElse(null);
	}

	private WebSocketMessageConverter builtIn(ConverterChoice choice) {
		BuiltInConverter format = BuiltInConverter.of(choice.name());
		if (format == null) {
			throw refused(choice, this.beans.containsBean(choice.name()) ? FOREIGN : UNKNOWN,
					"Use one of these: " + known() + "." + missing());
		}
		WebSocketMessageConverter converter = byBeanName(format.bean());
		if (converter == null) {
			throw refused(choice, "It needs " + format.needs() + ", which is not there.",
					"Add the dependency " + format.dependency() + ", or use one of these: " + known() + ".");
		}
		return converter;
	}

	private static InvalidWebSocketPropertyException refused(ConverterChoice choice, String reason, String action) {
		return choice.checks().invalid("converter", choice.name(), reason, action);
	}

	private String missing() {
		String missing = Arrays.stream(BuiltInConverter.values())
			.filter((format) -> byBeanName(format.bean()) == null)
			.map(BuiltInConverter::value)
			.collect(Collectors.joining(", "));
		return missing.isEmpty() ? "" : " Those whose library is not there: " + missing + ".";
	}

	private String known() {
		TreeSet<String> names = new TreeSet<>();
		this.named.forEach((each) -> names.addAll(each.names()));
		Arrays.stream(BuiltInConverter.values())
			.filter((format) -> names.remove(format.bean()))
			.forEach((format) -> names.add(format.value()));
		return names.isEmpty() ? "the name of a WebSocketMessageConverter bean" : String.join(", ", names);
	}

}
