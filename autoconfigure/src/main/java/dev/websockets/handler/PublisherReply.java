package dev.websockets.handler;

import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One message for each element, as the publisher gives them and the outgoing queue takes
 * them.
 *
 * @param adapter makes a publisher of what the method returns
 * @param type the declared generic type of the elements, see {@link ValueReply}
 * @param expected whether there may be elements
 * @param single whether there is one element at most
 */
record PublisherReply(Function<Object, Flow.Publisher<?>> adapter, @Nullable Type type, boolean expected,
		boolean single) implements Reply {

	@Override
	public boolean awaited() {
		return this.single;
	}

	@Override
	public boolean many() {
		return this.expected && !this.single;
	}

	@Override
	public CompletableFuture<Void> send(Object content, Outlet outlet) {
		ReplySubscriber subscriber = new ReplySubscriber(this.type, outlet);
		if (outlet.late().begin(subscriber)) {
			try {
				this.adapter.apply(content).subscribe(subscriber);
			}
			catch (Throwable ex) {
				subscriber.letGo();
				throw ex;
			}
		}
		return subscriber.sent();
	}

}
