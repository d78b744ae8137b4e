package dev.websockets.transport.net;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.CollectionUtils;

import dev.websockets.WebSocketProxy;

/**
 * A way to a host.
 *
 * @param proxy the proxy it leads through, or {@code null} if it is direct
 * @since 0.1.0
 */
public record Route(@Nullable WebSocketProxy proxy) {

	private static final Route DIRECT = new Route(null);

	/**
	 * The way without a proxy.
	 * @return the route
	 */
	public static Route direct() {
		return DIRECT;
	}

	/**
	 * The way through a proxy.
	 * @param proxy the proxy
	 * @return the route
	 */
	public static Route through(WebSocketProxy proxy) {
		return new Route(proxy);
	}

	/**
	 * The ways that a selector names. It is asked for the host as one of {@code http} for
	 * {@code ws} and of {@code https} for {@code wss}, because selectors know no other
	 * schemes; the JVM's own then takes {@code http.proxyHost} or
	 * {@code https.proxyHost}, else {@code socksProxyHost}, and minds
	 * {@code http.nonProxyHosts}. It sees neither user nor query.
	 * @param selector the selector; may block, as it likes
	 * @param uri the absolute URI to connect to
	 * @return the routes in the order to try, at least one
	 * @throws IllegalArgumentException if the selector names a proxy that cannot be used
	 */
	public static List<Route> select(ProxySelector selector, URI uri) {
		List<Proxy> proxies = selector.select(asHttp(uri));
		return CollectionUtils.isEmpty(proxies) ? List.of(DIRECT) : proxies.stream().map(Route::of).toList();
	}

	private static URI asHttp(URI uri) {
		String scheme = "wss".equalsIgnoreCase(uri.getScheme()) ? "https" : "http";
		try {
			return new URI(scheme, null, uri.getHost(), uri.getPort(), uri.getPath(), null, null);
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
	}

	private static Route of(Proxy proxy) {
		if (proxy.type() == Proxy.Type.DIRECT) {
			return DIRECT;
		}
		Assert.isInstanceOf(InetSocketAddress.class, proxy.address(), "the ProxySelector's proxy has no address: ");
		InetSocketAddress address = (InetSocketAddress) proxy.address();
		return through(
				(proxy.type() == Proxy.Type.SOCKS) ? WebSocketProxy.socks(address.getHostString(), address.getPort())
						: WebSocketProxy.http(address.getHostString(), address.getPort()));
	}

}
