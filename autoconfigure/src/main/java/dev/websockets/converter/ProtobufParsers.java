package dev.websockets.converter;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;

/**
 * The parsers of generated types, each looked up once.
 */
final class ProtobufParsers extends ClassValue<Parser<? extends MessageLite>> {

	/**
	 * Find the parser of a type, by the static method that every generated type has.
	 * @param type the type
	 * @return its parser
	 * @throws IllegalArgumentException if it is no generated type
	 */
	@Override
	protected Parser<? extends MessageLite> computeValue(Class<?> type) {
		try {
			MessageLite instance = (MessageLite) type.getMethod("getDefaultInstance").invoke(null);
			return instance.getParserForType();
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalArgumentException(
					type.getName() + " has no public static getDefaultInstance(), as generated types have", ex);
		}
	}

}
