package dev.websockets.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which endpoints the container's engine cannot serve, and what to do.
 */
final class UnsupportedEndpointsFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedEndpointsException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedEndpointsException cause) {
		return new FailureAnalysis(cause.getMessage() + ": it knows whole messages only.",
				"Set websockets.server.engine=own, or change the endpoints " + cause.paths() + ".", cause);
	}

}
