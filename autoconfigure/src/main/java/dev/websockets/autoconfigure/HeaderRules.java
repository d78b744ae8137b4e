package dev.websockets.autoconfigure;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.websockets.transport.HandshakeHeaders;
import dev.websockets.transport.Token;

/**
 * What may stand in the headers of a handshake.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5">RFC 9110, section 5</a>
 */
final class HeaderRules {

	private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0A-\\x1F\\x7F]");

	private HeaderRules() {
	}

	static void checkHeaders(Map<String, String> headers, PropertyChecks checks) {
		headers.forEach((name, value) -> {
			if (!Token.isToken(name)) {
				throw checks.invalid("headers." + name, null, "'" + name + "' cannot be the name of a header.",
						"Write the name as it stands in HTTP, in brackets if it has special characters: \"[X-Name]\".");
			}
			if ("sec-websocket-protocol".equalsIgnoreCase(name)) {
				throw checks.invalid("headers." + name, null, "Subprotocols are no header here.",
						"Use " + checks.property("subprotocols") + ".");
			}
			if (HandshakeHeaders.isReserved(name)) {
				throw checks.invalid("headers." + name, null, "The header belongs to the handshake itself.",
						"Remove " + checks.property("headers." + name) + ".");
			}
			checkValue("headers." + name, name, value, checks);
		});
	}

	static void checkValue(String property, String name, String value, PropertyChecks checks) {
		if (CONTROL.matcher(value).find()) {
			throw checks.invalid(property, null, "The value has a line break or another control character.",
					"Remove the control character; a value from a file often ends with a line break.");
		}
		checks.legal(property, null, () -> {
			HandshakeHeaders.checkValue(name, value);
			return value;
		});
	}

	static void checkSubprotocols(List<String> subprotocols, PropertyChecks checks) {
		Set<String> seen = new HashSet<>();
		for (String subprotocol : subprotocols) {
			if (!Token.isToken(subprotocol)) {
				throw checks.invalid("subprotocols", String.join(", ", subprotocols),
						"'" + subprotocol + "' cannot be a subprotocol (RFC 6455, section 4.1).",
						"Use letters, digits and dots, such as v2.example.com.");
			}
			if (!seen.add(subprotocol)) {
				throw checks.invalid("subprotocols", String.join(", ", subprotocols),
						"'" + subprotocol + "' is there twice.", "Remove one of them.");
			}
		}
	}

}
