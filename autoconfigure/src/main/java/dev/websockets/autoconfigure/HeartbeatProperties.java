package dev.websockets.autoconfigure;

import java.time.Duration;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.ClassUtils;

import dev.websockets.Message;
import dev.websockets.client.HeartbeatSettings;
import dev.websockets.converter.JsonTypePredicate;

/**
 * A message that is sent at an interval, to a peer that does not count pings.
 *
 * @param message the text of the message
 * @param interval the time between the answer and the next message
 * @param expect the answer of the peer, which handlers do not get: its whole text, or the
 * type of a JSON message, which stands where type-pointer says. None is expected if not
 * set
 * @param timeout the longest time between the message and its answer
 */
record HeartbeatProperties(@Nullable String message, @Nullable Duration interval, @Nullable String expect,
		@DefaultValue("10s") Duration timeout) {

	private static final boolean JSON = ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper",
			HeartbeatProperties.class.getClassLoader());

	/**
	 * The settings of the heartbeat.
	 * @param typePointer where the type of a JSON message stands
	 * @param checks refuse wrong values
	 */
	HeartbeatSettings settings(String typePointer, PropertyChecks checks) {
		if (this.message == null || this.message.isEmpty()) {
			throw checks.invalid("message", null, "A heartbeat needs a message.",
					"Set " + checks.property("message") + " to the text that the peer expects.");
		}
		if (this.interval == null) {
			throw checks.invalid("interval", null, "A heartbeat needs an interval.",
					"Set " + checks.property("interval") + " to a time such as 30s.");
		}
		checks.positive("interval", this.interval);
		checks.positive("timeout", this.timeout);
		return new HeartbeatSettings(this.message, this.interval, answer(typePointer), this.timeout);
	}

	private @Nullable Predicate<Message> answer(String typePointer) {
		String expect = this.expect;
		if (expect == null) {
			return null;
		}
		Predicate<Message> literal = (message) -> message instanceof Message.Text text && text.text().equals(expect);
		return JSON ? literal.or(new JsonTypePredicate(typePointer, expect)) : literal;
	}

}
