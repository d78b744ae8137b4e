package dev.websockets.converter;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * A generic type in the only form in which Spring's converters take one: that of a
 * parameter of a method. There is none here, so this one says its type itself.
 */
final class SpringTypeHint extends MethodParameter {

	private final Type type;

	private final Class<?> rawType;

	SpringTypeHint(Type type) {
		super(Object.class.getConstructors()[0], -1);
		this.type = type;
		this.rawType = ResolvableType.forType(type).toClass();
	}

	@Override
	public Class<?> getParameterType() {
		return this.rawType;
	}

	@Override
	public Type getGenericParameterType() {
		return this.type;
	}

	@Override
	public Class<?> getNestedParameterType() {
		return this.rawType;
	}

	@Override
	public Type getNestedGenericParameterType() {
		return this.type;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SpringTypeHint hint && hint.type.equals(this.type);
	}

	@Override
	public int hashCode() {
		return this.type.hashCode();
	}

	@Override
	public String toString() {
		return this.type.getTypeName();
	}

}
