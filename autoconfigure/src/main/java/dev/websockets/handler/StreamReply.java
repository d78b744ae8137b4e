package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.BaseStream;

import org.jspecify.annotations.Nullable;

/**
 * One message for each element, all sent before the call is over. The stream is closed in
 * any case.
 *
 * @param type the declared generic type of the elements, see {@link ValueReply}
 */
record StreamReply(@Nullable Type type) implements Reply {

	@Override
	public boolean expected() {
		return true;
	}

	@Override
	public boolean awaited() {
		return true;
	}

	@Override
	public boolean many() {
		return true;
	}

	@Override
	public CompletableFuture<Void> send(Object content, Outlet outlet) {
		try (BaseStream<?, ?> stream = (BaseStream<?, ?>) content) {
			for (Iterator<?> elements = stream.iterator(); elements.hasNext();) {
				Object element = Reply.content(elements.next());
				if (element != null) {
					outlet.sink().send(element, this.type);
				}
			}
		}
		return SENT;
	}

}
