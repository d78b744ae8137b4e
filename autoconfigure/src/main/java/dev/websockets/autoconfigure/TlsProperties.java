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
	 * @param inherited what holds for all clients, or {@code null}
	 * @param checks refuse a bundle that there is not
	 * @return the choice of a bundle, or {@code null} for none
	 */
	@Nullable BundleChoice over(@Nullable BundleChoice inherited, PropertyChecks checks) {
		if (this.bundle != null) {
			return new BundleChoice(this.bundle, rollsOver(inherited), checks);
		}
		return (inherited != null) ? new BundleChoice(inherited.name(), rollsOver(inherited), inherited.checks())
				: null;
	}

	private boolean rollsOver(@Nullable BundleChoice inherited) {
		return (this.rollOver != null) ? this.rollOver : inherited != null && inherited.rollOver();
	}

}
