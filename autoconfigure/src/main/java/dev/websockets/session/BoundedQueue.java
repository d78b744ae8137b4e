package dev.websockets.session;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * A queue with a bound on its elements and one on their bytes. One element is always
 * admitted to an empty queue. Not thread-safe.
 *
 * @param <E> what is queued
 * @since 0.1.0
 */
public final class BoundedQueue<E> {

	/**
	 * What an element takes beside its bytes.
	 */
	private static final int OVERHEAD = 64;

	private final int capacity;

	private final long maxBytes;

	private final ToIntFunction<E> sizing;

	private ArrayDeque<E> elements = new ArrayDeque<>(0);

	private long bytes;

	private boolean overrun;

	/**
	 * Create an empty queue.
	 * @param capacity the most elements
	 * @param maxBytes the most bytes
	 * @param sizing tells the bytes of an element
	 */
	public BoundedQueue(int capacity, long maxBytes, ToIntFunction<E> sizing) {
		this.capacity = capacity;
		this.maxBytes = maxBytes;
		this.sizing = sizing;
	}

	/**
	 * Whether there is room for an element.
	 * @param element the element
	 * @return whether it keeps to the bounds, or the queue is empty
	 */
	public boolean hasRoomFor(E element) {
		return this.elements.isEmpty() || (this.elements.size() < this.capacity
				&& this.bytes + this.sizing.applyAsInt(element) <= this.maxBytes);
	}

	/**
	 * Add an element, whether there is room or not.
	 * @param element the element
	 */
	public void add(E element) {
		this.elements.addLast(element);
		this.bytes += this.sizing.applyAsInt(element);
	}

	/**
	 * Whether there is room for an element if its number does not count, but what each
	 * takes beside its bytes does.
	 */
	boolean hasBytesFor(E element) {
		return this.bytes + this.sizing.applyAsInt(element) + (this.elements.size() + 1L) * OVERHEAD <= this.maxBytes;
	}

	/**
	 * Add an element beyond the capacity. The room that it takes is given back when the
	 * queue is empty.
	 */
	void overrun(E element) {
		this.overrun = true;
		add(element);
	}

	/**
	 * Take the first element.
	 * @return the element, or {@code null} if there is none
	 */
	public @Nullable E poll() {
		E element = this.elements.pollFirst();
		if (element != null) {
			this.bytes -= this.sizing.applyAsInt(element);
			if (this.overrun && this.elements.isEmpty()) {
				this.overrun = false;
				this.elements = new ArrayDeque<>(0);
			}
		}
		return element;
	}

	/**
	 * Drop the first element that a predicate accepts.
	 * @return how many are ahead of it, or -1 if there is none
	 */
	int dropFirst(Predicate<? super E> which) {
		int index = 0;
		for (Iterator<E> elements = this.elements.iterator(); elements.hasNext(); index++) {
			E element = elements.next();
			if (which.test(element)) {
				elements.remove();
				this.bytes -= this.sizing.applyAsInt(element);
				return index;
			}
		}
		return -1;
	}

	/**
	 * Whether at least half of what it can hold is free.
	 */
	boolean isHalfEmpty() {
		return this.elements.size() <= this.capacity / 2 && this.bytes <= this.maxBytes / 2;
	}

	/**
	 * The first element, which stays.
	 * @return the element, or {@code null} if there is none
	 */
	public @Nullable E peek() {
		return this.elements.peekFirst();
	}

	boolean isEmpty() {
		return this.elements.isEmpty();
	}

	/**
	 * The number of elements.
	 * @return how many there are
	 */
	public int size() {
		return this.elements.size();
	}

	long bytes() {
		return this.bytes;
	}

}
