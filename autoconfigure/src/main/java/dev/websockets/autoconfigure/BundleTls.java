package dev.websockets.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;

import dev.websockets.WebSocketTls;

/**
 * An SSL bundle, as it was loaded last. One context serves all connections until the
 * bundle is reloaded, so that TLS can resume sessions.
 */
final class BundleTls implements Supplier<WebSocketTls> {

	private static final Log logger = LogFactory.getLog(BundleTls.class);

	private final String name;

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private volatile WebSocketTls tls;

	BundleTls(String name, SslBundles bundles) {
		this.name = name;
		bundles.addBundleUpdateHandler(name, this::reloaded);
		this.tls = tls(bundles.getBundle(name));
	}

	private static WebSocketTls tls(SslBundle bundle) {
		SslOptions options = bundle.getOptions();
		return new WebSocketTls(bundle.createSslContext(), list(options.getEnabledProtocols()),
				list(options.getCiphers()));
	}

	private static @Nullable List<String> list(String @Nullable [] names) {
		return (names != null) ? Arrays.asList(names) : null;
	}

	private void reloaded(SslBundle bundle) {
		try {
			this.tls = tls(bundle);
		}
		catch (RuntimeException ex) {
			logger.error("SSL bundle '" + this.name + "' was reloaded and cannot be used; the former one stays", ex);
			return;
		}
		this.listeners.forEach(Runnable::run);
	}

	/**
	 * Be told when the bundle was reloaded and serves the next connections.
	 */
	void onReload(Runnable listener) {
		this.listeners.add(listener);
	}

	@Override
	public WebSocketTls get() {
		return this.tls;
	}

}
