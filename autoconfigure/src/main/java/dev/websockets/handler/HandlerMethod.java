package dev.websockets.handler;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A checked handler method, ready to be called.
 *
 * @param declaration where it stands and what it handles
 * @param invocable how it is called
 * @param arguments where its arguments come from, in the order of its parameters
 * @param reply what becomes of what it returns
 * @param kinds the kinds of messages it can be called for
 * @param level how specific it is about messages
 * @param payload the parameter that takes the converted message
 * @param errorType the errors it handles, if it is an {@code ERROR} handler
 */
record HandlerMethod(HandlerDeclaration declaration, InvocableHandler invocable, List<HandlerArgument> arguments,
		Reply reply, Set<MessageKind> kinds, MatchLevel level, @Nullable PayloadParameter payload,
		@Nullable Class<?> errorType) {

	/**
	 * Call the method and send its reply. Blocks as long as both do, but not for a reply
	 * that comes later.
	 * @param invocation what the call is about
	 * @return completes when all of the reply has been sent, see {@link Reply#send}
	 * @throws Exception what the method throws, unchanged, or what hinders the call or
	 * the reply
	 */
	CompletableFuture<Void> handle(Invocation invocation) throws Exception {
		@Nullable Object[] values = new @Nullable Object[this.arguments.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.arguments.get(i).resolve(invocation);
		}
		Object content = Reply.content(this.invocable.invoke(values));
		if (content == null) {
			invocation.outlet().sink().nothing();
			return Reply.SENT;
		}
		if (this.errorType != null && !invocation.session().isOpen()) {
			return Reply.SENT;
		}
		return this.reply.send(content, invocation.outlet());
	}

	/**
	 * Whether the method names the types of the messages it takes.
	 * @return whether there is at least one type
	 */
	boolean hasTypes() {
		return !this.declaration.types().isEmpty();
	}

	@Override
	public String toString() {
		return this.declaration.toString();
	}

}
