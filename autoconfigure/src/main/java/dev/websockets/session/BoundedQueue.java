package dev.websockets.session;

import java.util.ArrayDeque;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * A queue with a bound on its elements and one on their bytes. One element is always
 * admitted to an empty queue. Not thread-safe.
 *
 * @param <E> what is queued
 */
final class BoundedQueue<E> {

	private final int capacity;

	private final long maxBytes;

	private final ToIntFunction<E> sizing;

	private final ArrayDeque<E> elements = new ArrayDeque<>(0);

	private long bytes;

	BoundedQueue(int capacity, long maxBytes, ToIntFunction<E> sizing) {
		this.capacity = capacity;
		this.maxBytes = maxBytes;
		this.sizing = sizing;
	}

	boolean hasRoomFor(E element) {
		return this.elements.isEmpty() || (this.elements.size() < this.capacity
				&& this.bytes + this.sizing.applyAsInt(element) <= this.maxBytes);
	}

	/**
	 * Add an element, whether there is room or not.
	 */
	void add(E element) {
		this.elements.addLast(element);
		this.bytes += this.sizing.applyAsInt(element);
	}

	@Nullable E poll() {
		E element = this.elements.pollFirst();
		if (element != null) {
			this.bytes -= this.sizing.applyAsInt(element);
		}
		return element;
	}

	/**
	 * Whether at least half of what it can hold is free.
	 */
	boolean isHalfEmpty() {
		return this.elements.size() <= this.capacity / 2 && this.bytes <= this.maxBytes / 2;
	}

	boolean isEmpty() {
		return this.elements.isEmpty();
	}

	int size() {
		return this.elements.size();
	}

	long bytes() {
		return this.bytes;
	}

}
