package dev.websockets.handler;

import org.jspecify.annotations.Nullable;

/**
 * A {@code @WebSocketHandler} method that cannot work as it is declared. Stops the
 * application when it starts.
 *
 * @since 0.1.0
 */
public class WebSocketHandlerDefinitionException extends IllegalStateException {

	private final String beanName;

	private final String method;

	private final @Nullable String parameter;

	private final String problem;

	private final String action;

	WebSocketHandlerDefinitionException(String beanName, String method, @Nullable String parameter, String problem,
			String action) {
		super(describe(beanName, method, parameter, problem) + ". " + action);
		this.beanName = beanName;
		this.method = method;
		this.parameter = parameter;
		this.problem = problem;
		this.action = action;
	}

	private static String describe(String beanName, String method, @Nullable String parameter, String problem) {
		String place = "@WebSocketHandler method " + method + " of bean '" + beanName + "'";
		return (parameter != null) ? place + ", " + parameter + ": " + problem : place + ": " + problem;
	}

	/**
	 * Where the problem is and what it is, in one sentence, for a failure analysis.
	 * @return the description, without what to do
	 */
	public String description() {
		return describe(this.beanName, this.method, this.parameter, this.problem) + ".";
	}

	/**
	 * The name of the bean.
	 * @return the name
	 */
	public String beanName() {
		return this.beanName;
	}

	/**
	 * The method, with its class and the types of its parameters.
	 * @return such as {@code com.example.Quotes.quote(Quote)}
	 */
	public String method() {
		return this.method;
	}

	/**
	 * The parameter that is wrong.
	 * @return such as {@code parameter 2 (CloseReason reason)}, or {@code null} if it is
	 * not about one parameter
	 */
	public @Nullable String parameter() {
		return this.parameter;
	}

	/**
	 * What is wrong.
	 * @return half a sentence, without full stop
	 */
	public String problem() {
		return this.problem;
	}

	/**
	 * What to do about it.
	 * @return one or more sentences
	 */
	public String action() {
		return this.action;
	}

}
