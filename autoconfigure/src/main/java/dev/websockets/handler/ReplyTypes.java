package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.BaseStream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;

import dev.websockets.annotation.WebSocketHandler.On;

/**
 * Tells by its return type what becomes of what a method returns.
 */
final class ReplyTypes {

	private static final Set<String> NOTHING = Set.of("void", "java.lang.Void", "kotlin.Unit");

	private static final Set<String> NOT_SUPPORTED = Set.of("java.util.concurrent.Future",
			"java.util.concurrent.Callable", "java.util.Iterator", "kotlinx.coroutines.Job",
			"kotlinx.coroutines.flow.Flow");

	private static final ClassValue<Boolean> VALUE = new ClassValue<>() {

		@Override
		protected Boolean computeValue(Class<?> type) {
			return of(ResolvableType.forClass(type)) instanceof ValueReply;
		}

	};

	private ReplyTypes() {
	}

	/**
	 * The reply of a method.
	 * @param declaration the method
	 * @return what becomes of what it returns
	 * @throws WebSocketHandlerDefinitionException if nothing can be made of that
	 */
	static Reply of(HandlerDeclaration declaration) {
		ResolvableType declared = ResolvableType.forType(GenericTypeResolver
			.resolveType(declaration.returnType().getGenericParameterType(), declaration.bean().type()));
		ResolvableType content = withoutOptional(declared);
		Reply reply = of(content);
		if (reply == null) {
			throw declaration.refuse(
					"its return type " + content.toClass().getName()
							+ " is not supported: no messages can be taken from it",
					"Return the value itself, a CompletionStage, Stream or Publisher, or void and send with "
							+ "WebSocketSession.");
		}
		if (declaration.on() == On.CLOSE && !(reply instanceof NoReply)) {
			throw declaration.refuse("it returns " + declared.toClass().getSimpleName()
					+ " on CLOSE, but a session that has ended sends nothing", "Return void.");
		}
		return reply;
	}

	private static @Nullable Reply of(ResolvableType content) {
		Class<?> type = content.toClass();
		if (NOTHING.contains(type.getName())) {
			return new NoReply();
		}
		if (CompletionStage.class.isAssignableFrom(type)) {
			ResolvableType result = content.as(CompletionStage.class).getGeneric();
			return new StageReply(useful(result), isSomething(result));
		}
		if (BaseStream.class.isAssignableFrom(type)) {
			return new StreamReply(useful(content.as(BaseStream.class).getGeneric()));
		}
		if (Flow.Publisher.class.isAssignableFrom(type)) {
			ResolvableType element = content.as(Flow.Publisher.class).getGeneric();
			return new PublisherReply(Flow.Publisher.class::cast, useful(element), isSomething(element), false);
		}
		if (ClassHierarchy.has(type, NOT_SUPPORTED)) {
			return null;
		}
		Reply reactive = ReactiveTypes.replyOf(content);
		return (reactive != null) ? reactive : new ValueReply(useful(content));
	}

	private static ResolvableType withoutOptional(ResolvableType type) {
		return (type.toClass() == Optional.class) ? type.getGeneric() : type;
	}

	/**
	 * The type that says more to the converter than the class of a value does.
	 * @param type the declared type of values
	 * @return the type, or {@code null} to go by the class of the value
	 */
	static @Nullable Type useful(ResolvableType type) {
		ResolvableType content = withoutOptional(type);
		return (content.hasGenerics() && !content.hasUnresolvableGenerics()) ? content.getType() : null;
	}

	static boolean isSomething(ResolvableType type) {
		return !NOTHING.contains(type.toClass().getName());
	}

	/**
	 * Refuse what is no value itself, but gives values, where the return type does not
	 * say so.
	 * @param type the class of a value
	 * @throws IllegalStateException if it is refused
	 */
	static void checkValue(Class<?> type) {
		if (!VALUE.get(type)) {
			throw new IllegalStateException("cannot reply with a " + type.getName()
					+ ": replies that come later or as a stream have to be declared as such by the return type");
		}
	}

}
