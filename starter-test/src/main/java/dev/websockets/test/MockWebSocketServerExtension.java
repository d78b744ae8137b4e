package dev.websockets.test;

import java.lang.reflect.Method;
import java.util.Set;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Resolves the script and the server as parameters of methods. Constructors, and what is
 * marked for injection, are left to Spring.
 */
class MockWebSocketServerExtension implements ParameterResolver {

	private static final Set<Class<?>> TYPES = Set.of(WebSocketServerScript.class, WebSocketTestServer.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return TYPES.contains(parameter.getParameter().getType())
				&& parameter.getDeclaringExecutable() instanceof Method && !parameter.isAnnotated(Autowired.class)
				&& !parameter.isAnnotated(Qualifier.class);
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return SpringExtension.getApplicationContext(context).getBean(parameter.getParameter().getType());
	}

}
