package dev.websockets.docs.handlers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

import dev.websockets.handler.WebSocketHandlerArgumentResolver;
import dev.websockets.handler.WebSocketHandlerInvocation;

@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface Received {

}

// tag::resolver[]
@Component
class ReceivedResolver implements WebSocketHandlerArgumentResolver {

	@Override
	public boolean supports(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(Received.class);
	}

	@Override
	public Object resolve(MethodParameter parameter, WebSocketHandlerInvocation invocation) {
		return Instant.now();
	}

}

@Component
class Diary {

	private final List<String> entries = new CopyOnWriteArrayList<>();

	@FeedHandler
	void note(String text, @Received Instant at) {
		this.entries.add(at + " " + text);
	}

	List<String> entries() {
		return this.entries;
	}

}
// end::resolver[]
