package dev.websockets.handler;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;

/**
 * Gives handler methods parameters of the application's own. Every bean of this type is
 * used, in {@code @Order}; the first that supports a parameter supplies it, before the
 * types that handler methods know by themselves.
 *
 * @since 0.1.0
 */
public interface WebSocketHandlerArgumentResolver {

	/**
	 * Whether this resolver supplies a parameter. Asked once for each parameter when the
	 * application starts.
	 * @param parameter the parameter, with its annotations
	 * @return whether {@link #resolve} is to be called for it
	 */
	boolean supports(MethodParameter parameter);

	/**
	 * The argument for one call of the method. Called by the thread that calls the
	 * method, so by several at a time.
	 * @param parameter the parameter, with its annotations
	 * @param invocation what the call is about
	 * @return the argument, of the type of the parameter; may be {@code null} unless that
	 * is a primitive
	 * @throws Exception an error of the handler method, which is not called then
	 */
	@Nullable Object resolve(MethodParameter parameter, WebSocketHandlerInvocation invocation) throws Exception;

}
