package dev.websockets.handler;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Runs the methods of one session that want to handle several messages at a time: each at
 * most as often at once as it allows. Calls of other methods run where they are made.
 */
final class ConcurrentCalls {

	private final Map<HandlerMethod, Semaphore> permits = new IdentityHashMap<>();

	private final Executor executor;

	ConcurrentCalls(List<HandlerMethod> methods, Executor executor) {
		this.executor = executor;
		methods.stream()
			.filter((method) -> method.declaration().concurrency() > 1)
			.forEach((method) -> this.permits.put(method, new Semaphore(method.declaration().concurrency())));
	}

	/**
	 * Run a call of a method: here and now, or on the executor as soon as the method has
	 * a call left. Blocks until then.
	 * @param method the method
	 * @param call the call, which throws nothing
	 */
	void run(HandlerMethod method, Runnable call) {
		Semaphore permit = this.permits.get(method);
		if (permit == null) {
			call.run();
			return;
		}
		permit.acquireUninterruptibly();
		Runnable releasing = () -> {
			try {
				call.run();
			}
			finally {
				permit.release();
			}
		};
		if (!execute(releasing)) {
			releasing.run();
		}
	}

	private boolean execute(Runnable call) {
		try {
			this.executor.execute(call);
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

}
