package dev.websockets.handler;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The method to call on what the bean factory gives out, which may be a proxy: found when
 * the application starts, and again only if the bean turns out to be of another class.
 */
final class InvocableHandler {

	private final HandlerDeclaration declaration;

	private volatile Target target;

	InvocableHandler(HandlerDeclaration declaration) {
		this.declaration = declaration;
		this.target = target(declaration.bean().exposedType());
	}

	private Target target(Class<?> exposedType) {
		Method method = this.declaration.method();
		if (Modifier.isStatic(method.getModifiers())) {
			throw this.declaration.refuse("it is static", "Make it an instance method of the bean.");
		}
		if (Modifier.isFinal(method.getModifiers()) && SpringProxy.class.isAssignableFrom(exposedType)
				&& !Proxy.isProxyClass(exposedType)) {
			throw this.declaration.refuse("it is final, so the proxy of its bean cannot pass calls on",
					"Remove 'final' from the method.");
		}
		try {
			Method invocable = AopUtils.selectInvocableMethod(method, exposedType);
			ReflectionUtils.makeAccessible(invocable);
			return new Target(exposedType, invocable);
		}
		catch (InaccessibleObjectException ex) {
			throw this.declaration.refuse("its class is not accessible (" + ex.getMessage() + ")",
					"Open the package of the class in its module, or make class and method public.");
		}
		catch (IllegalStateException ex) {
			throw this.declaration.refuse("it cannot be called on the proxy of its bean (" + ex.getMessage() + ")",
					"Make the method at least package-private and declare it in an interface of the bean, "
							+ "or proxy the class instead of its interfaces.");
		}
	}

	/**
	 * Call the method.
	 * @param arguments the arguments
	 * @return what the method returns
	 * @throws Exception what the method throws, unchanged, or what the bean factory does
	 */
	@Nullable Object invoke(@Nullable Object[] arguments) throws Exception {
		Object bean = this.declaration.bean().instance();
		Target current = this.target;
		if (current.exposedType != bean.getClass()) {
			current = target(bean.getClass());
			this.target = current;
		}
		try {
			return current.method.invoke(bean, arguments);
		}
		catch (InvocationTargetException ex) {
			ReflectionUtils.rethrowException(ex.getTargetException());
			throw ex;
		}
	}

	private record Target(Class<?> exposedType, Method method) {
	}

}
