package dev.websockets.benchmarks.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All clients, by the names they have in results.
 */
public final class Clients {

	/** The client of this project. */
	public static final String OURS = "websockets";

	private static final List<String> COMPRESSING = List.of(OURS, "okhttp", "reactor-netty", "java-websocket", "ktor",
			"jetty");

	private static final Map<String, Factory> FACTORIES = factories();

	private Clients() {
	}

	private static Map<String, Factory> factories() {
		Map<String, Factory> factories = new LinkedHashMap<>();
		factories.put(OURS, WebSocketsClient::new);
		factories.put("socket", (options) -> SocketClient.onVirtualThreads());
		factories.put("socket-platform", (options) -> SocketClient.onPlatformThreads());
		factories.put("okhttp", OkHttpPeer::new);
		factories.put("reactor-netty", ReactorNettyClient::new);
		factories.put("java-websocket", JavaWebSocketClient::new);
		factories.put("java-net-http", (options) -> new JavaNetHttpClient());
		factories.put("ktor", KtorClient::new);
		factories.put("jetty", JettyClient::new);
		factories.put("tyrus-grizzly", TyrusClient::grizzly);
		factories.put("tyrus-jdk", TyrusClient::jdk);
		factories.put("spring-tomcat", SpringClient::overTomcat);
		factories.put("spring-tyrus", SpringClient::overTyrus);
		return factories;
	}

	/**
	 * The names of all clients, ours first.
	 * @return the names
	 */
	public static List<String> names() {
		return List.copyOf(FACTORIES.keySet());
	}

	/**
	 * The names of those that are compared with permessage-deflate, ours first. Tyrus's
	 * own extension does not keep to RFC 7692, java.net.http has none, and Tomcat is not
	 * asked for it.
	 * @return the names
	 */
	public static List<String> compressing() {
		return COMPRESSING;
	}

	/**
	 * Whether a client reads in the {@link ClientOptions#reading() way} that is asked
	 * for. All others know one way.
	 * @param name its name
	 * @return whether it makes a difference what is asked
	 */
	public static boolean readsAsAsked(String name) {
		return name.equals(OURS);
	}

	/**
	 * Create a client.
	 * @param name its name
	 * @param options what is asked of it
	 * @return a new client
	 * @throws Exception if it cannot be created
	 */
	public static Client create(String name, ClientOptions options) throws Exception {
		Factory factory = FACTORIES.get(name);
		if (factory == null) {
			throw new IllegalArgumentException("no client '" + name + "', but " + FACTORIES.keySet());
		}
		if (options.compress() && !COMPRESSING.contains(name)) {
			throw new IllegalArgumentException(name + " is not compared with compression, but " + COMPRESSING);
		}
		return factory.create(options);
	}

	@FunctionalInterface
	private interface Factory {

		Client create(ClientOptions options) throws Exception;

	}

}
