package dev.websockets.handler;

import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * Publishers of Reactive Streams and the types of Reactor, and of what else Spring has an
 * adapter for, if they are on the class path.
 */
final class ReactiveTypes {

	private static final boolean PRESENT = ClassUtils.isPresent("org.reactivestreams.FlowAdapters",
			ReactiveTypes.class.getClassLoader());

	private ReactiveTypes() {
	}

	/**
	 * The reply of a method that returns such a type.
	 * @param content what it returns
	 * @return the reply, or {@code null} if it is another type
	 */
	static @Nullable Reply replyOf(ResolvableType content) {
		return PRESENT ? Adapted.replyOf(content) : null;
	}

	/** Loaded only where its types are. */
	private static final class Adapted {

		static @Nullable Reply replyOf(ResolvableType content) {
			ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(content.toClass());
			if (adapter != null) {
				ResolvableType element = content.as(adapter.getReactiveType()).getGeneric();
				return new PublisherReply((source) -> flow(adapter.toPublisher(source)), ReplyTypes.useful(element),
						ReplyTypes.isSomething(element) && !adapter.isNoValue(), !adapter.isMultiValue());
			}
			if (Publisher.class.isAssignableFrom(content.toClass())) {
				ResolvableType element = content.as(Publisher.class).getGeneric();
				return new PublisherReply((source) -> flow((Publisher<?>) source), ReplyTypes.useful(element),
						ReplyTypes.isSomething(element), false);
			}
			return null;
		}

		private static Flow.Publisher<?> flow(Publisher<?> publisher) {
			return FlowAdapters.toFlowPublisher(publisher);
		}

	}

}
