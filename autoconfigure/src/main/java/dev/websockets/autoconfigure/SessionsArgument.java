package dev.websockets.autoconfigure;

import org.springframework.core.MethodParameter;

import dev.websockets.WebSocketSessions;
import dev.websockets.handler.WebSocketHandlerArgumentResolver;
import dev.websockets.handler.WebSocketHandlerInvocation;

/**
 * Gives handler methods the sessions of the application's endpoints.
 *
 * @param sessions all of them
 */
record SessionsArgument(WebSocketSessions sessions) implements WebSocketHandlerArgumentResolver {

	@Override
	public boolean supports(MethodParameter parameter) {
		return parameter.getParameterType() == WebSocketSessions.class;
	}

	@Override
	public WebSocketSessions resolve(MethodParameter parameter, WebSocketHandlerInvocation invocation) {
		return this.sessions;
	}

}
