package dev.websockets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of an extension in the header {@code Sec-WebSocket-Extensions}: what is
 * offered, or what was agreed on. Immutable: {@code with} methods return changed copies.
 *
 * @param all the parameters, in their order, repeated ones too
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-9.1">RFC 6455, section
 * 9.1</a>
 */
public record ExtensionParameters(List<Parameter> all) {

	private static final ExtensionParameters NONE = new ExtensionParameters(List.of());

	/**
	 * Create parameters.
	 */
	public ExtensionParameters {
		all = List.copyOf(all);
	}

	/**
	 * No parameters.
	 * @return an empty list of parameters
	 */
	public static ExtensionParameters none() {
		return NONE;
	}

	/**
	 * These parameters and one more, without a value.
	 * @param name its name, a token
	 * @return a changed copy
	 */
	public ExtensionParameters with(String name) {
		return and(new Parameter(name, null));
	}

	/**
	 * These parameters and one more.
	 * @param name its name, a token
	 * @param value its value, a token
	 * @return a changed copy
	 */
	public ExtensionParameters with(String name, String value) {
		return and(new Parameter(name, value));
	}

	private ExtensionParameters and(Parameter parameter) {
		List<Parameter> more = new ArrayList<>(this.all);
		more.add(parameter);
		return new ExtensionParameters(more);
	}

	/**
	 * Look for a parameter.
	 * @param name its name
	 * @return the first of that name, with or without a value; empty if there is none
	 */
	public Optional<Parameter> find(String name) {
		return this.all.stream().filter((parameter) -> parameter.name().equals(name)).findFirst();
	}

	/**
	 * As they stand in the header, behind the name of the extension.
	 */
	@Override
	public String toString() {
		return this.all.stream().map((parameter) -> "; " + parameter).collect(Collectors.joining());
	}

	/**
	 * A parameter.
	 *
	 * @param name its name
	 * @param value its value without quotes, or {@code null} if it has none
	 * @since 0.1.0
	 */
	public record Parameter(String name, @Nullable String value) {

		@Override
		public String toString() {
			return (this.value != null) ? this.name + "=" + this.value : this.name;
		}

	}

}
