package dev.websockets.benchmarks.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

import dev.websockets.benchmarks.server.NeutralServer;

/**
 * All servers, by the names they have in results.
 */
public final class EchoServers {

	/**
	 * The floor: how much the load client can do, and what a connection takes at least.
	 */
	public static final String NEUTRAL = "neutral";

	private static final Map<String, Factory> FACTORIES = factories();

	private EchoServers() {
	}

	private static Map<String, Factory> factories() {
		Map<String, Factory> factories = new LinkedHashMap<>();
		factories.put("websockets-tomcat",
				() -> BootServer.start(TomcatServletWebServerFactory::new, RouterEcho.class));
		factories.put("websockets-jetty", () -> BootServer.start(JettyServletWebServerFactory::new, RouterEcho.class));
		factories.put("spring-tomcat", () -> onTomcatWithoutOurs(SpringEcho.class));
		factories.put("endpoint-tomcat", () -> onTomcatWithoutOurs(AnnotatedEcho.class));
		factories.put("ktor-netty", KtorServer::new);
		factories.put(NEUTRAL, EchoServers::neutral);
		return factories;
	}

	static Server onTomcatWithoutOurs(Class<?> application) {
		return BootServer.start(TomcatServletWebServerFactory::new, application, "websockets.enabled=false");
	}

	private static Server neutral() throws Exception {
		NeutralServer server = NeutralServer.start();
		return new Server() {

			@Override
			public int port() {
				return server.port();
			}

			@Override
			public void close() throws Exception {
				server.close();
			}

		};
	}

	/**
	 * The names of all servers, ours on Tomcat first.
	 * @return the names
	 */
	public static List<String> names() {
		return List.copyOf(FACTORIES.keySet());
	}

	/**
	 * Start a server in this process.
	 * @param name its name
	 * @return the server, which listens
	 * @throws Exception if it cannot be started
	 */
	public static Server start(String name) throws Exception {
		Factory factory = FACTORIES.get(name);
		if (factory == null) {
			throw new IllegalArgumentException("no server '" + name + "', but " + FACTORIES.keySet());
		}
		return factory.start();
	}

	@FunctionalInterface
	private interface Factory {

		Server start() throws Exception;

	}

}
