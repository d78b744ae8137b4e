package dev.websockets.autoconfigure;

/**
 * An SSL bundle that a property asks for.
 *
 * @param name the name of the bundle
 * @param rollOver whether open connections are replaced when it is reloaded
 * @param checks refuses names that are unknown, in the name of that property
 */
record BundleChoice(String name, boolean rollOver, PropertyChecks checks) {

}
