package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * One message, sent before the call is over.
 *
 * @param type the declared generic type that the converter is to write, or {@code null}
 * to go by the class of the value
 */
record ValueReply(@Nullable Type type) implements Reply {

	@Override
	public boolean expected() {
		return true;
	}

	@Override
	public boolean awaited() {
		return true;
	}

	@Override
	public CompletableFuture<Void> send(Object content, Outlet outlet) {
		outlet.sink().send(content, this.type);
		return SENT;
	}

}
