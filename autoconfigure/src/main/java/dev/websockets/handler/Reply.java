package dev.websockets.handler;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;

import dev.websockets.Frame;
import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler.On;

/**
 * What becomes of the value that a handler method returns.
 *
 * @param type the declared generic type that the converter is to write, or {@code null}
 * to go by the class of the value
 * @param expected whether the method may return anything to send
 */
record Reply(@Nullable Type type, boolean expected) {

	private static final Set<String> NOT_SUPPORTED = Set.of("java.util.concurrent.CompletionStage",
			"java.util.concurrent.Future", "java.util.concurrent.Callable", "java.util.concurrent.Flow$Publisher",
			"java.util.stream.BaseStream", "java.util.Iterator", "org.reactivestreams.Publisher",
			"kotlinx.coroutines.Job", "kotlinx.coroutines.flow.Flow");

	private static final ClassValue<Boolean> SUPPORTED = new ClassValue<>() {

		@Override
		protected Boolean computeValue(Class<?> type) {
			return !ClassHierarchy.has(type, NOT_SUPPORTED);
		}

	};

	static Reply of(HandlerDeclaration declaration) {
		ResolvableType declared = ResolvableType.forType(GenericTypeResolver
			.resolveType(declaration.returnType().getGenericParameterType(), declaration.bean().type()));
		Class<?> rawType = declared.toClass();
		if (rawType == void.class || rawType == Void.class || rawType.getName().equals("kotlin.Unit")) {
			return new Reply(null, false);
		}
		if (declaration.on() == On.CLOSE) {
			throw declaration.refuse(
					"it returns " + rawType.getSimpleName() + " on CLOSE, but a session that has ended sends nothing",
					"Return void.");
		}
		ResolvableType content = (rawType == Optional.class) ? declared.getGeneric() : declared;
		Class<?> streaming = ClassHierarchy.find(content.toClass(), NOT_SUPPORTED);
		if (streaming != null) {
			throw declaration.refuse(
					"its return type " + content.toClass().getName()
							+ " is not supported: replies that come later or as a stream cannot be returned",
					"Return the value itself, or void and send with WebSocketSession.");
		}
		return new Reply(usefulType(content), true);
	}

	private static @Nullable Type usefulType(ResolvableType type) {
		return (type.hasGenerics() && !type.hasUnresolvableGenerics()) ? type.getType() : null;
	}

	/**
	 * Send what a method returned. Blocks as {@link WebSocketSession#send(Frame)} does.
	 * @param value the value; {@code null} and an empty {@code Optional} send nothing
	 * @param session the session to send to
	 */
	void send(@Nullable Object value, WebSocketSession session) {
		Object content = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
		if (!this.expected || content == null) {
			return;
		}
		if (content instanceof Frame frame) {
			session.send(frame);
		}
		else if (content instanceof String text) {
			session.send(text);
		}
		else if (content instanceof byte[] bytes) {
			session.send(bytes);
		}
		else if (content instanceof ByteBuffer buffer) {
			session.send(buffer);
		}
		else {
			convertAndSend(content, session);
		}
	}

	private void convertAndSend(Object content, WebSocketSession session) {
		if (!SUPPORTED.get(content.getClass())) {
			throw new IllegalStateException("cannot reply with a " + content.getClass().getName()
					+ ": replies that come later or as a stream are not supported");
		}
		if (this.type != null) {
			session.convertAndSend(content, ParameterizedTypeReference.forType(this.type));
		}
		else {
			session.convertAndSend(content);
		}
	}

}
