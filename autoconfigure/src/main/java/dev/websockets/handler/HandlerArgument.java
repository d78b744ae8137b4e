package dev.websockets.handler;

import org.jspecify.annotations.Nullable;

/**
 * Where the argument for one parameter comes from.
 */
@FunctionalInterface
interface HandlerArgument {

	/**
	 * The argument for one call.
	 * @param invocation the call
	 * @return the argument
	 * @throws Exception what a resolver of the application throws
	 */
	@Nullable Object resolve(Invocation invocation) throws Exception;

}
