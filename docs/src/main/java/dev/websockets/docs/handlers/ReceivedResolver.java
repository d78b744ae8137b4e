package dev.websockets.docs.handlers;

import java.time.Instant;

import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

import dev.websockets.handler.WebSocketHandlerArgumentResolver;
import dev.websockets.handler.WebSocketHandlerInvocation;

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
// end::resolver[]
