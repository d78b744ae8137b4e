package dev.websockets.docs.client;

import java.net.ProxySelector;

import javax.net.ssl.SSLContext;

import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketProxy;

final class Connecting {

	private Connecting() {
	}

	static WebSocketClient client(WebSocketClient.Builder builder, String proxyHost, int proxyPort) {
		// tag::builder[]
		WebSocketClient client = builder.maxRedirects(2)
			.credentials("alice", "secret") // answers a 401, not sent unasked
			.proxy(WebSocketProxy.http(proxyHost, proxyPort).withCredentials("app", "hidden"))
			.build();
		// end::builder[]
		return client;
	}

	static WebSocketClient asTheJvmDoes(WebSocketClient client) {
		// tag::selector[]
		WebSocketClient viaSystemProxies = client.mutate()
			.proxySelector(ProxySelector.getDefault()) // https.proxyHost and the like
			.build();
		// end::selector[]
		return viaSystemProxies;
	}

	static WebSocketClient trusting(WebSocketClient client, SSLContext sslContext) {
		// tag::tls[]
		WebSocketClient trusting = client.mutate().sslContext(sslContext).build();
		// end::tls[]
		return trusting;
	}

}
