package dev.websockets.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.websockets.handler.TypeReading;

/**
 * How the types of messages are read, in the formats that they can be read from.
 */
final class TypeReadings {

	private final MessageConverters converters;

	private final List<MessageTypes> types;

	/**
	 * Create the readings.
	 * @param converters know the formats
	 * @param types read types, each of one format
	 */
	TypeReadings(MessageConverters converters, List<MessageTypes> types) {
		this.converters = converters;
		this.types = types;
	}

	/**
	 * How types are read.
	 * @param choice the converter that is asked for, or {@code null}
	 * @param pointer where types stand
	 * @param checks refuses wrong values
	 */
	TypeReading of(@Nullable ConverterChoice choice, String pointer, PropertyChecks checks) {
		BuiltInConverter format = this.converters.format(choice).types();
		if (choice != null && format == null) {
			return new TypeReading.Impossible("types are read from JSON and CBOR only, and "
					+ choice.checks().property("converter") + " is " + choice.name(),
					"Remove 'type', or change " + choice.checks().property("converter") + ".");
		}
		return this.types.stream()
			.filter((types) -> types.format() == format)
			.findFirst()
			.map((types) -> by(types, pointer, checks))
			.orElseGet(TypeReading::withoutJackson);
	}

	private static TypeReading by(MessageTypes types, String pointer, PropertyChecks checks) {
		return new TypeReading.By(checks.legal("type-pointer", pointer, () -> types.at(pointer)));
	}

}
