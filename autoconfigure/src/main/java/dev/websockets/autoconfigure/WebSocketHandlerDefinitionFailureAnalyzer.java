package dev.websockets.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import dev.websockets.handler.WebSocketHandlerDefinitionException;

/**
 * Explains a {@link WebSocketHandlerDefinitionException}: which method of which bean,
 * what is wrong and what to do.
 */
class WebSocketHandlerDefinitionFailureAnalyzer extends AbstractFailureAnalyzer<WebSocketHandlerDefinitionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, WebSocketHandlerDefinitionException cause) {
		return new FailureAnalysis(cause.description(), cause.action(), cause);
	}

}
