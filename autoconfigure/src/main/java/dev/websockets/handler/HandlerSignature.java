package dev.websockets.handler;

import java.lang.reflect.Method;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.annotation.AnnotatedMethod;

/**
 * The parameters of a method with all their annotations: also those that stand on the
 * method that it implements or overrides, as those of the method itself do.
 */
final class HandlerSignature extends AnnotatedMethod {

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private final Class<?> type;

	/**
	 * Create the signature.
	 * @param type the class of the bean, which knows type variables
	 * @param method the method
	 */
	HandlerSignature(Class<?> type, Method method) {
		super(method);
		this.type = type;
	}

	@Override
	protected Class<?> getContainingClass() {
		return this.type;
	}

	MethodParameter parameter(int index) {
		MethodParameter parameter = getMethodParameters()[index];
		parameter.initParameterNameDiscovery(NAMES);
		return parameter;
	}

}
