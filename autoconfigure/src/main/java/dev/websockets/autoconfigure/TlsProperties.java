package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * How wss connections are secured.
 *
 * @param bundle the name of the SSL bundle with the keys and the trusted certificates.
 * Those of the JVM if not set
 * @param rollOver whether open named connections are replaced when the bundle is
 * reloaded. It serves new ones in any case
 */
record TlsProperties(@Nullable String bundle, @Nullable Boolean rollOver) {

	/**
	 * What holds with what is inherited.
	 * @param inherited what holds for all clients
	 * @param checks refuse a bundle that there is not
	 * @return the choice of a bundle
	 */
	BundleChoice over(BundleChoice inherited, PropertyChecks checks) {
		return new BundleChoice((this.bundle != null) ? this.bundle : inherited.name(),
				(this.rollOver != null) ? this.rollOver : inherited.rollOver(),
				(this.bundle != null) ? checks : inherited.checks());
	}

}
