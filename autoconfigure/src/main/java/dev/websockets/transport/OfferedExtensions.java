package dev.websockets.transport;

import java.util.List;

import org.springframework.util.Assert;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionParameters;
import dev.websockets.WebSocketExtensionFactory;

/**
 * What a client must not offer, and a server must not answer with (RFC 6455, sections 5.2
 * and 9.1).
 *
 * @since 0.1.0
 */
public final class OfferedExtensions {

	private static final int ALL_BITS = ExtensionFrame.RSV1 | ExtensionFrame.RSV2 | ExtensionFrame.RSV3;

	private OfferedExtensions() {
	}

	/**
	 * Refuse extensions that cannot be installed together.
	 * @param extensions the extensions
	 * @throws IllegalArgumentException if a name or a parameter is no token, a name is
	 * there twice, or two claim the same reserved bit
	 */
	public static void check(List<WebSocketExtensionFactory> extensions) {
		for (int i = 0; i < extensions.size(); i++) {
			WebSocketExtensionFactory extension = extensions.get(i);
			check(extension);
			for (WebSocketExtensionFactory other : extensions.subList(0, i)) {
				checkTogether(other, extension);
			}
		}
	}

	private static void check(WebSocketExtensionFactory extension) {
		String name = extension.name();
		Assert.isTrue(Token.isToken(name),
				() -> Quoted.of(name) + " cannot be the name of an extension (RFC 6455, section 9.1)");
		Assert.isTrue((extension.reservedBits() & ~ALL_BITS) == 0,
				() -> "the extension " + name + " claims bits that are not reserved ones (RFC 6455, section 5.2)");
		List<ExtensionParameters> offers = extension.offers();
		Assert.isTrue(!offers.isEmpty() || extension.reservedBits() == 0, () -> "the extension " + name
				+ " claims a reserved bit without offering itself to the peer (RFC 6455, section 5.2)");
		offers.forEach((offer) -> check(name, offer));
	}

	/**
	 * Refuse parameters that cannot stand in a header.
	 * @param extension the name of their extension
	 * @param parameters the parameters
	 * @throws IllegalArgumentException if a name or a value is no token
	 */
	public static void check(String extension, ExtensionParameters parameters) {
		parameters.all().forEach((parameter) -> checkToken(extension, parameter));
	}

	private static void checkToken(String extension, ExtensionParameters.Parameter parameter) {
		boolean legal = Token.isToken(parameter.name())
				&& (parameter.value() == null || Token.isToken(parameter.value()));
		Assert.isTrue(legal, () -> Quoted.of(parameter.toString()) + " cannot be a parameter of the extension "
				+ extension + " (RFC 6455, section 9.1)");
	}

	private static void checkTogether(WebSocketExtensionFactory first, WebSocketExtensionFactory second) {
		Assert.isTrue(!first.name().equals(second.name()),
				() -> "the extension " + first.name() + " is installed twice");
		int bits = first.reservedBits() & second.reservedBits();
		Assert.isTrue(bits == 0, () -> "the extensions " + first.name() + " and " + second.name()
				+ " claim the same reserved bit, " + describe(bits) + ": install one of them (RFC 6455, section 5.2)");
	}

	private static String describe(int bits) {
		if ((bits & ExtensionFrame.RSV1) != 0) {
			return "RSV1";
		}
		return ((bits & ExtensionFrame.RSV2) != 0) ? "RSV2" : "RSV3";
	}

}
