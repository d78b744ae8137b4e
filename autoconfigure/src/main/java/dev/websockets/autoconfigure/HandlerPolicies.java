package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;

import dev.websockets.handler.HandlerErrorPolicy;
import dev.websockets.handler.UnknownTypePolicy;

/**
 * How handler methods are called, at every level where that can be said.
 */
interface HandlerPolicies {

	@Nullable HandlerErrorPolicy onError();

	@Nullable UnknownTypePolicy unknownType();

}
