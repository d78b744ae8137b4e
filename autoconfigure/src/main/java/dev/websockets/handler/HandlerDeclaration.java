package dev.websockets.handler;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.core.MethodParameter;

import dev.websockets.annotation.WebSocketHandler.On;

/**
 * A method as it was found, before its signature is checked.
 *
 * @param bean the bean it is called on
 * @param method the method of the class that the application wrote
 * @param target for which client or endpoint it is
 * @param subprotocols those that it names for its endpoint
 * @param on what it handles
 * @param types the types of the messages it handles, none for messages of any type
 * @param concurrency how many messages of a session it handles at a time
 * @param order its place among the handlers of one message
 */
record HandlerDeclaration(HandlerBean bean, Method method, HandlerTarget target, List<String> subprotocols, On on,
		Set<String> types, int concurrency, int order) {

	MethodParameter parameter(int index) {
		return new HandlerSignature(this.bean.type(), this.method).parameter(index);
	}

	MethodParameter returnType() {
		return new MethodParameter(this.method, -1).withContainingClass(this.bean.type());
	}

	WebSocketHandlerDefinitionException refuse(String problem, String action) {
		return refuse(this.bean, this.method, problem, action);
	}

	WebSocketHandlerDefinitionException refuse(MethodParameter parameter, String problem, String action) {
		return new WebSocketHandlerDefinitionException(this.bean.name(), describe(this.bean, this.method),
				describe(parameter), problem, action);
	}

	static WebSocketHandlerDefinitionException refuse(HandlerBean bean, Method method, String problem, String action) {
		return new WebSocketHandlerDefinitionException(bean.name(), describe(bean, method), null, problem, action);
	}

	private static String describe(HandlerBean bean, Method method) {
		return bean.type().getName() + "." + signature(method);
	}

	private static String signature(Method method) {
		return Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", method.getName() + "(", ")"));
	}

	private static String describe(MethodParameter parameter) {
		Parameter declared = parameter.getParameter();
		String type = parameter.getGenericParameterType().getTypeName();
		String named = declared.isNamePresent() ? type + " " + declared.getName() : type;
		return "parameter " + (parameter.getParameterIndex() + 1) + " (" + named + ")";
	}

	/**
	 * A parameter, with its method, for errors of a call.
	 */
	String place(MethodParameter parameter) {
		return "@WebSocketHandler method " + this + ", " + describe(parameter);
	}

	/**
	 * Bean and method, for logs.
	 */
	@Override
	public String toString() {
		return this.bean.name() + "." + signature(this.method);
	}

}
