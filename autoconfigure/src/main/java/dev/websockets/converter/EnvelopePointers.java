package dev.websockets.converter;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Where a JSON message has what a {@link PointerProtocol} reads and writes; JSON Pointers
 * all. Immutable: {@code with} methods return changed copies.
 *
 * @param type where its kind stands
 * @param id where its id stands
 * @param payload where the payload of requests and events stands, or {@code null} where
 * that is the whole message
 * @param result where the payload of replies stands, or {@code null} for the place of
 * other payloads
 * @param error where it stands what went wrong
 * @param replyTypes the kinds that are replies, although they have a kind
 * @param eventTypes the kinds that are events, although they have an id
 * @param textIds whether the ids of our requests are written as texts, and not as numbers
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public record EnvelopePointers(String type, String id, @Nullable String payload, @Nullable String result, String error,
		Set<String> replyTypes, Set<String> eventTypes, boolean textIds) {

	private static final EnvelopePointers DEFAULTS = new EnvelopePointers("/type", "/id", null, null, "/error",
			Set.of(), Set.of(), false);

	/**
	 * Create the pointers.
	 * @throws IllegalArgumentException if one of them is no JSON Pointer, or the id or
	 * the error would be the whole message
	 */
	public EnvelopePointers {
		checkInside("type", type);
		checkInside("id", id);
		checkInside("error", error);
		check(payload);
		check(result);
		replyTypes = Set.copyOf(replyTypes);
		eventTypes = Set.copyOf(eventTypes);
	}

	private static void checkInside(String name, String pointer) {
		check(pointer);
		if (pointer.isEmpty()) {
			throw new IllegalArgumentException("the pointer to the " + name + " has to begin with '/'");
		}
	}

	private static void check(@Nullable String pointer) {
		if (pointer != null) {
			JsonPointer.compile(pointer);
		}
	}

	/**
	 * Where things stand if nothing else is said: at {@code /type}, {@code /id} and
	 * {@code /error}, and the payload is the whole message.
	 * @return the defaults
	 */
	public static EnvelopePointers defaults() {
		return DEFAULTS;
	}

	/**
	 * These pointers with another one to the kind.
	 * @param type the new pointer
	 * @return a changed copy
	 */
	public EnvelopePointers withType(String type) {
		return new EnvelopePointers(type, this.id, this.payload, this.result, this.error, this.replyTypes,
				this.eventTypes, this.textIds);
	}

	/**
	 * These pointers with another one to the id.
	 * @param id the new pointer
	 * @return a changed copy
	 */
	public EnvelopePointers withId(String id) {
		return new EnvelopePointers(this.type, id, this.payload, this.result, this.error, this.replyTypes,
				this.eventTypes, this.textIds);
	}

	/**
	 * These pointers with another one to the payload.
	 * @param payload the new pointer, or {@code null} where the payload is the whole
	 * message
	 * @return a changed copy
	 */
	public EnvelopePointers withPayload(@Nullable String payload) {
		return new EnvelopePointers(this.type, this.id, payload, this.result, this.error, this.replyTypes,
				this.eventTypes, this.textIds);
	}

	/**
	 * These pointers with another one to the payload of replies.
	 * @param result the new pointer, or {@code null} for the place of other payloads
	 * @return a changed copy
	 */
	public EnvelopePointers withResult(@Nullable String result) {
		return new EnvelopePointers(this.type, this.id, this.payload, result, this.error, this.replyTypes,
				this.eventTypes, this.textIds);
	}

	/**
	 * These pointers with another one to errors.
	 * @param error the new pointer
	 * @return a changed copy
	 */
	public EnvelopePointers withError(String error) {
		return new EnvelopePointers(this.type, this.id, this.payload, this.result, error, this.replyTypes,
				this.eventTypes, this.textIds);
	}

	/**
	 * These pointers with other kinds that do not say what they seem to.
	 * @param replyTypes the kinds that are replies, although they have a kind
	 * @param eventTypes the kinds that are events, although they have an id
	 * @return a changed copy
	 */
	public EnvelopePointers withTypes(Set<String> replyTypes, Set<String> eventTypes) {
		return new EnvelopePointers(this.type, this.id, this.payload, this.result, this.error, replyTypes, eventTypes,
				this.textIds);
	}

	/**
	 * These pointers with ids of another form.
	 * @param textIds whether the ids of our requests are written as texts, and not as
	 * numbers
	 * @return a changed copy
	 */
	public EnvelopePointers withTextIds(boolean textIds) {
		return new EnvelopePointers(this.type, this.id, this.payload, this.result, this.error, this.replyTypes,
				this.eventTypes, textIds);
	}

}
