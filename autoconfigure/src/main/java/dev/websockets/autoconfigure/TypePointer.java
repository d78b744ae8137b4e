package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Where the type of a JSON message stands.
 *
 * @param configured what the properties say, or {@code null} for the default
 * @param used whether the heartbeat or the protocol looks there
 */
record TypePointer(@Nullable String configured, boolean used) {

	private static final String DEFAULT = "/type";

	static String valueOf(@Nullable String configured) {
		return (configured != null) ? configured : DEFAULT;
	}

	String value() {
		return valueOf(this.configured);
	}

	/**
	 * Refuse a pointer that nothing looks at.
	 * @param protocol whether there is a protocol, which handler methods go by then
	 * @param typed whether handler methods have types
	 * @param checks refuses wrong values
	 */
	void check(boolean protocol, boolean typed, PropertyChecks checks) {
		if (this.configured == null || this.used) {
			return;
		}
		PropertyOwner owner = PropertyOwner.of(checks.prefix());
		if (protocol) {
			throw checks.invalid("type-pointer", this.configured,
					"The protocol of the " + owner + " knows where types stand.", "Set " + checks.property("protocol")
							+ "=pointers, or remove " + checks.property("type-pointer") + ".");
		}
		if (!typed) {
			throw checks.invalid("type-pointer", this.configured, "Nothing looks at the type of a message.",
					"Give a @WebSocketHandler method of the "
							+ owner + " a type" + ((owner == PropertyOwner.CLIENT)
									? ", set " + checks.property("heartbeat.expect") + "," : "")
							+ " or remove " + checks.property("type-pointer") + ".");
		}
	}

}
