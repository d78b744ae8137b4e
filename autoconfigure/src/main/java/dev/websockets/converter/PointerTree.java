package dev.websockets.converter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * The places that some JSON Pointers name, as a tree: all of them are found in one scan.
 */
final class PointerTree {

	private final Map<String, PointerTree> properties = new LinkedHashMap<>();

	private final Map<Integer, PointerTree> elements = new LinkedHashMap<>();

	private final List<Integer> ends = new ArrayList<>();

	/**
	 * Create the tree.
	 * @param pointers the pointers, known by their index from then on
	 */
	static PointerTree of(List<JsonPointer> pointers) {
		PointerTree root = new PointerTree();
		for (int i = 0; i < pointers.size(); i++) {
			root.add(pointers.get(i), i);
		}
		return root;
	}

	/**
	 * RFC 6901, section 4: what looks like an index may be the name of a property, too.
	 */
	private void add(JsonPointer pointer, int index) {
		if (pointer.matches()) {
			this.ends.add(index);
			return;
		}
		PointerTree child = this.properties.computeIfAbsent(pointer.getMatchingProperty(), (name) -> new PointerTree());
		if (pointer.mayMatchElement()) {
			this.elements.put(pointer.getMatchingIndex(), child);
		}
		child.add(pointer.tail(), index);
	}

	@Nullable PointerTree property(String name) {
		return this.properties.get(name);
	}

	@Nullable PointerTree element(int index) {
		return this.elements.isEmpty() ? null : this.elements.get(index);
	}

	/**
	 * The pointers that name this very place.
	 */
	List<Integer> ends() {
		return this.ends;
	}

	boolean isLeaf() {
		return this.properties.isEmpty();
	}

	/**
	 * Forget what was found at this place and within it: of properties with the same name
	 * the last one counts.
	 */
	void clear(@Nullable Object[] found) {
		this.ends.forEach((end) -> found[end] = null);
		this.properties.values().forEach((child) -> child.clear(found));
	}

}
