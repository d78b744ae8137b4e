package dev.websockets.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/**
 * The SSL bundles that clients ask for.
 */
final class TlsBundles {

	private final @Nullable SslBundles bundles;

	private final Map<String, BundleTls> used = new ConcurrentHashMap<>();

	TlsBundles(ObjectProvider<SslBundles> bundles) {
		this.bundles = bundles.getIfUnique();
	}

	/**
	 * Find a bundle.
	 * @param choice what a property asks for
	 * @return the bundle
	 * @throws InvalidWebSocketPropertyException if there is no such bundle
	 */
	BundleTls get(BundleChoice choice) {
		return this.used.computeIfAbsent(choice.name(), (name) -> load(choice));
	}

	private BundleTls load(BundleChoice choice) {
		if (this.bundles == null) {
			throw choice.checks()
				.invalid("bundle", choice.name(), "The application has no SSL bundles.",
						"Define spring.ssl.bundle.*, or remove " + choice.checks().property("bundle") + ".");
		}
		try {
			return new BundleTls(choice.name(), this.bundles);
		}
		catch (NoSuchSslBundleException ex) {
			throw choice.checks()
				.invalid("bundle", choice.name(), "There is no SSL bundle of that name.",
						"Use one of these: " + String.join(", ", this.bundles.getBundleNames())
								+ ", or define spring.ssl.bundle.*." + choice.name() + ".");
		}
	}

}
