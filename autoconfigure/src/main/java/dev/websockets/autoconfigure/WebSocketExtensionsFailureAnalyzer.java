package dev.websockets.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which extensions cannot be in one client, and which beans there are.
 */
final class WebSocketExtensionsFailureAnalyzer extends AbstractFailureAnalyzer<WebSocketExtensionsException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, WebSocketExtensionsException cause) {
		return new FailureAnalysis("WebSocket extensions cannot be used together: " + cause.getMessage() + ".",
				"Remove one of the WebSocketExtensionFactory beans, which are " + cause.beans()
						+ ", or switch websockets.compression.enabled off.",
				cause);
	}

}
