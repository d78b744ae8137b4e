package dev.websockets.transport.net;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Threads as the transport has them: virtual ones from Java 21 on where sockets are
 * {@link SocketKind#ASYNC}.
 */
final class Threads {

	private static final boolean VIRTUAL = Runtime.version().feature() >= 21;

	private Threads() {
	}

	static <T> Task<T> run(SocketKind kind, Callable<T> work) {
		CompletableFuture<T> result = new CompletableFuture<>();
		Thread thread = factory(kind).newThread(() -> {
			try {
				result.complete(work.call());
			}
			catch (Throwable ex) {
				result.completeExceptionally(ex);
			}
		});
		thread.start();
		return new Task<>(thread, result);
	}

	private static ThreadFactory factory(SocketKind kind) {
		if (VIRTUAL && kind == SocketKind.ASYNC) {
			return new VirtualThreadTaskExecutor("test-").getVirtualThreadFactory();
		}
		CustomizableThreadFactory threads = new CustomizableThreadFactory("test-");
		threads.setDaemon(true);
		return threads;
	}

	record Task<T>(Thread thread, CompletableFuture<T> result) {

		boolean isWaiting() {
			return switch (this.thread.getState()) {
				case WAITING, TIMED_WAITING -> true;
				// in epoll
				case RUNNABLE ->
					this.thread.getStackTrace().length > 0 && this.thread.getStackTrace()[0].isNativeMethod();
				default -> false;
			};
		}

	}

}
