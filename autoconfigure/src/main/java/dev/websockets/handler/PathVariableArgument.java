package dev.websockets.handler;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A variable of the path that the peer asked for.
 *
 * @param place the parameter, with its method and bean
 * @param variable the name of the variable
 * @param type what it is converted to
 */
record PathVariableArgument(String place, String variable, TypeDescriptor type) implements HandlerArgument {

	private static final ConversionService CONVERSIONS = DefaultConversionService.getSharedInstance();

	private static final TypeDescriptor STRING = TypeDescriptor.valueOf(String.class);

	private static final int LONGEST_SHOWN = 100;

	/**
	 * The argument for a parameter.
	 * @param declaration the method
	 * @param parameter the parameter
	 * @param annotation its annotation
	 * @return the argument
	 * @throws WebSocketHandlerDefinitionException if there is no such variable, or it
	 * cannot be converted to the type of the parameter
	 */
	static PathVariableArgument of(HandlerDeclaration declaration, MethodParameter parameter, PathVariable annotation) {
		if (!(declaration.target() instanceof PathTarget endpoint)) {
			throw declaration.refuse(parameter,
					"@PathVariable is for methods of an endpoint, and this one is for " + declaration.target(),
					"Remove the parameter, or name a path instead of a client.");
		}
		String variable = variable(declaration, parameter, annotation);
		if (!endpoint.variables().contains(variable)) {
			throw declaration.refuse(parameter,
					"there is no variable '" + variable + "' in its path " + endpoint.path() + " (variables: "
							+ names(endpoint.variables()) + ")",
					"Name a variable that is in the path: @PathVariable(\"..\").");
		}
		TypeDescriptor type = new TypeDescriptor(parameter);
		if (!CONVERSIONS.canConvert(STRING, type)) {
			throw declaration.refuse(parameter, "a path variable cannot be converted to " + type.getResolvableType(),
					"Take a String, a number, an enum, or a class with a static method valueOf(String), of(String) or "
							+ "from(String), or with a constructor for a String.");
		}
		return new PathVariableArgument(declaration.place(parameter), variable, type);
	}

	private static String variable(HandlerDeclaration declaration, MethodParameter parameter, PathVariable annotation) {
		String name = !annotation.name().isEmpty() ? annotation.name() : parameter.getParameterName();
		if (name == null) {
			throw declaration.refuse(parameter, "the name of the variable is not known",
					"Name it: @PathVariable(\"..\"), or compile with -parameters.");
		}
		return name;
	}

	private static String names(List<String> variables) {
		return variables.isEmpty() ? "none" : String.join(", ", variables);
	}

	@Override
	public Object resolve(Invocation invocation) {
		return convert(invocation.session().handshake().pathVariables());
	}

	/**
	 * Convert the variable.
	 * @param variables the variables of a request, by name
	 * @return what the method takes
	 * @throws IllegalArgumentException if it is not there, or cannot be converted
	 */
	Object convert(Map<String, String> variables) {
		String value = variables.get(this.variable);
		if (value == null) {
			throw new IllegalArgumentException(this.place + ": there is no path variable '" + this.variable + "'");
		}
		Object converted;
		try {
			converted = CONVERSIONS.convert(value, STRING, this.type);
		}
		catch (ConversionException ex) {
			throw failure(value, ex);
		}
		if (converted == null) {
			throw failure(value, null);
		}
		return converted;
	}

	/**
	 * Neither the length of what the peer wrote nor its control characters get into logs.
	 */
	private IllegalArgumentException failure(String value, @Nullable ConversionException cause) {
		String shown = (value.length() > LONGEST_SHOWN) ? value.substring(0, LONGEST_SHOWN) + ".." : value;
		return new IllegalArgumentException(this.place + ": path variable '" + this.variable + "' is '"
				+ shown.replaceAll("\\p{C}", "?") + "', which cannot be converted to " + this.type.getResolvableType(),
				cause);
	}

}
