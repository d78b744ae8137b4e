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
	 * @return the bundle, or {@code null} if none is asked for
	 * @throws InvalidWebSocketPropertyException if there is no such bundle
	 */
	@Nullable BundleTls find(BundleChoice choice) {
		String name = choice.name();
		return (name != null) ? this.used.computeIfAbsent(name, (key) -> load(key, choice)) : null;
	}

	private BundleTls load(String name, BundleChoice choice) {
		if (this.bundles == null) {
			throw choice.checks()
				.invalid("bundle", name, "The application has no SSL bundles.",
						"Define spring.ssl.bundle.*, or remove " + choice.checks().property("bundle") + ".");
		}
		try {
			return new BundleTls(name, this.bundles);
		}
		catch (NoSuchSslBundleException ex) {
			throw choice.checks()
				.invalid("bundle", name, "There is no SSL bundle of that name.",
						"Use one of these: " + String.join(", ", this.bundles.getBundleNames())
								+ ", or define spring.ssl.bundle.*." + name + ".");
		}
	}

}
