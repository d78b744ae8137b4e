package dev.websockets.transport.http;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

import dev.websockets.ExtensionParameters;
import dev.websockets.transport.Token;

/**
 * One element of Sec-WebSocket-Extensions (RFC 6455, section 9.1).
 *
 * @param name the name of the extension
 * @param parameters its parameters, in their order, repeated ones too
 * @since 0.1.0
 */
public record NegotiatedExtension(String name, ExtensionParameters parameters) {

	/**
	 * Read the header.
	 * @param values the values of all lines of the header
	 * @return the extensions, in their order
	 * @throws MalformedExtensionsException if this is no list of extensions
	 */
	public static List<NegotiatedExtension> parse(List<String> values) throws MalformedExtensionsException {
		try {
			return parse(new FieldScanner(String.join(",", values)));
		}
		catch (ParseException ex) {
			throw new MalformedExtensionsException(values);
		}
	}

	private static List<NegotiatedExtension> parse(FieldScanner scanner) throws ParseException {
		List<NegotiatedExtension> extensions = new ArrayList<>();
		while (scanner.nextElement()) {
			extensions.add(new NegotiatedExtension(scanner.token(), parameters(scanner)));
			if (!scanner.atEnd() && !scanner.isAt(',')) {
				throw new ParseException("no comma between extensions", 0);
			}
		}
		return extensions;
	}

	private static ExtensionParameters parameters(FieldScanner scanner) throws ParseException {
		List<ExtensionParameters.Parameter> parameters = new ArrayList<>();
		while (scanner.skip(';')) {
			scanner.skipWhitespace();
			String name = scanner.token();
			parameters.add(new ExtensionParameters.Parameter(name, scanner.skip('=') ? value(scanner) : null));
		}
		return new ExtensionParameters(parameters);
	}

	private static String value(FieldScanner scanner) throws ParseException {
		String value = scanner.tokenOrQuotedString();
		if (!Token.isToken(value)) {
			throw new ParseException("a quoted value that is no token", 0);
		}
		return value;
	}

}
