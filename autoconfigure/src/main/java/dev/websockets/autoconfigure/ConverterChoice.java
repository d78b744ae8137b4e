package dev.websockets.autoconfigure;

/**
 * A converter that a property asks for.
 *
 * @param name the name of a format, such as {@code json}, or of a bean
 * @param checks refuses names that are unknown, in the name of that property
 */
record ConverterChoice(String name, PropertyChecks checks) {

}
