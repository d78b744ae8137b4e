package dev.websockets.handler;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;

import dev.websockets.annotation.WebSocketHandler.On;

/**
 * Reads the parameters of one method: where each argument comes from, and which messages
 * or errors the method is for.
 */
final class SignatureCompiler {

	private final HandlerDeclaration declaration;

	private final List<WebSocketHandlerArgumentResolver> resolvers;

	private final List<HandlerArgument> arguments = new ArrayList<>();

	private final Set<BuiltInArgument> builtIn = EnumSet.noneOf(BuiltInArgument.class);

	private @Nullable PayloadParameter payload;

	private @Nullable Class<?> errorType;

	SignatureCompiler(HandlerDeclaration declaration, List<WebSocketHandlerArgumentResolver> resolvers) {
		this.declaration = declaration;
		this.resolvers = resolvers;
	}

	HandlerMethod compile() {
		checkConcurrency();
		checkTypes();
		for (int i = 0; i < this.declaration.method().getParameterCount(); i++) {
			this.arguments.add(argument(this.declaration.parameter(i)));
		}
		if (this.declaration.on() == On.ERROR && this.errorType == null) {
			throw this.declaration.refuse("it has no Throwable parameter, which says what ERROR handlers handle",
					"Add a parameter of type Throwable or of a subtype.");
		}
		return new HandlerMethod(this.declaration, new InvocableHandler(this.declaration), List.copyOf(this.arguments),
				ReplyTypes.of(this.declaration), kinds(), level(), this.payload, this.errorType);
	}

	private void checkConcurrency() {
		int concurrency = this.declaration.concurrency();
		if (concurrency < 1) {
			throw this.declaration.refuse("its concurrency is " + concurrency, "Set concurrency to 1 or more.");
		}
		if (concurrency > 1 && this.declaration.on() != On.MESSAGE) {
			throw this.declaration.refuse("its concurrency is " + concurrency
					+ ", but only messages are handled concurrently, and it is on " + this.declaration.on(),
					"Remove 'concurrency'.");
		}
	}

	private void checkTypes() {
		if (this.declaration.types().isEmpty()) {
			return;
		}
		if (this.declaration.on() != On.MESSAGE) {
			throw this.declaration.refuse(
					"it has a type, but only messages have one, and it is on " + this.declaration.on(),
					"Remove 'type'.");
		}
		if (this.declaration.types().contains("")) {
			throw this.declaration.refuse("its type is empty", "Name the type, or remove 'type'.");
		}
	}

	private HandlerArgument argument(MethodParameter parameter) {
		for (WebSocketHandlerArgumentResolver resolver : this.resolvers) {
			if (resolver.supports(parameter)) {
				return (invocation) -> resolver.resolve(parameter, invocation);
			}
		}
		PathVariable pathVariable = parameter.getParameterAnnotation(PathVariable.class);
		if (pathVariable != null) {
			return PathVariableArgument.of(this.declaration, parameter, pathVariable);
		}
		Class<?> type = parameter.getParameterType();
		if (type.getName().equals("kotlin.coroutines.Continuation")) {
			throw this.declaration.refuse(parameter, "suspend functions are not supported as handlers",
					"Make it an ordinary function.");
		}
		BuiltInArgument known = BuiltInArgument.of(type);
		if (known != null) {
			return builtIn(parameter, known);
		}
		return Throwable.class.isAssignableFrom(type) ? error(parameter, type) : payload(parameter);
	}

	private HandlerArgument builtIn(MethodParameter parameter, BuiltInArgument argument) {
		PayloadTypes.refuseForeignAnnotation(this.declaration, parameter);
		if (argument == BuiltInArgument.SESSIONS) {
			throw this.declaration.refuse(parameter,
					"this application serves no WebSocket endpoints, whose sessions these would be",
					"Add spring-boot-starter-webmvc (or another servlet web application), or remove the parameter.");
		}
		if (!argument.isAllowedOn(this.declaration.on())) {
			throw notAllowed(parameter);
		}
		if (!argument.isAllowedAt(this.declaration.target())) {
			throw this.declaration.refuse(parameter,
					parameter.getParameterType().getName() + " is not possible, as the method is for "
							+ this.declaration.target(),
					"Possible there are " + BuiltInArgument.namesFor(this.declaration) + ".");
		}
		if (!this.builtIn.add(argument)) {
			throw this.declaration.refuse(parameter, "a parameter of this type stands there already",
					"Remove one of the two.");
		}
		if (kinds().isEmpty()) {
			throw this.declaration.refuse(parameter,
					"no message is text and binary at once, as the parameters together ask for",
					"Make two methods, one for text and one for binary messages.");
		}
		return argument;
	}

	private HandlerArgument error(MethodParameter parameter, Class<?> type) {
		if (this.declaration.on() != On.ERROR) {
			throw notAllowed(parameter);
		}
		if (this.errorType != null) {
			throw this.declaration.refuse(parameter, "a Throwable parameter stands there already",
					"Remove one of the two.");
		}
		this.errorType = type;
		return Invocation::error;
	}

	private HandlerArgument payload(MethodParameter parameter) {
		PayloadParameter candidate = PayloadTypes.payload(this.declaration, parameter);
		if (this.declaration.on() != On.MESSAGE) {
			throw notAllowed(parameter);
		}
		if (this.payload != null) {
			throw this.declaration.refuse(parameter,
					"it is a second payload, after parameter " + (this.payload.parameter().getParameterIndex() + 1),
					"Keep one payload parameter; a WebSocketHandlerArgumentResolver bean can supply others.");
		}
		this.payload = candidate;
		return candidate;
	}

	private WebSocketHandlerDefinitionException notAllowed(MethodParameter parameter) {
		On on = this.declaration.on();
		String also = (on == On.ERROR) ? ", a Throwable" : (on == On.MESSAGE) ? ", one payload" : "";
		return this.declaration.refuse(parameter, "a parameter of this type is not possible on " + on,
				"Possible on " + on + " are " + BuiltInArgument.namesFor(this.declaration) + also + ".");
	}

	private Set<MessageKind> kinds() {
		Set<MessageKind> kinds = EnumSet.allOf(MessageKind.class);
		for (BuiltInArgument argument : this.builtIn) {
			MessageKind kind = argument.kind();
			if (kind != null) {
				kinds.retainAll(EnumSet.of(kind));
			}
		}
		return kinds;
	}

	private MatchLevel level() {
		if (this.payload != null) {
			return this.payload.untyped() ? MatchLevel.UNTYPED : MatchLevel.TYPED;
		}
		return (kinds().size() < MessageKind.values().length) ? MatchLevel.CONTENT : MatchLevel.FRAME;
	}

}
