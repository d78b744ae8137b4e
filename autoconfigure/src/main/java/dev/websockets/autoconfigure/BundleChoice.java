package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * An SSL bundle that a property asks for.
 *
 * @param name the name of the bundle, or {@code null} for what the JVM trusts
 * @param rollOver whether open connections are replaced when it is reloaded
 * @param checks refuses names that are unknown, in the name of that property
 */
record BundleChoice(@Nullable String name, boolean rollOver, PropertyChecks checks) {

	static final BundleChoice NONE = new BundleChoice(null, false, new PropertyChecks("websockets.ssl"));

}
