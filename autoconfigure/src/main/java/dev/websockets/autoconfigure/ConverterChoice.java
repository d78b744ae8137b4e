package dev.websockets.autoconfigure;

/**
 * A converter that a property asks for.
 *
 * @param name {@code json} or the name of a bean
 * @param checks refuses names that are unknown, in the name of that property
 */
record ConverterChoice(String name, PropertyChecks checks) {

}
