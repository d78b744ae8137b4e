package dev.websockets.benchmarks.endpoint;

import java.util.function.Supplier;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;

import dev.websockets.benchmarks.server.NeutralRoom;

/**
 * The servers of {@link EchoServers} with a room.
 */
public final class RoomServers {

	private static final String KEEP = "websockets.server.broadcast.overflow=drop-oldest";

	private static final String CLOSE = "websockets.server.broadcast.overflow=close";

	private RoomServers() {
	}

	/**
	 * Start a server in this process.
	 * @param name its name
	 * @param keeps whether ours, as it can be told, keeps a session that does not read,
	 * and leaves out what it has no room for. By default it closes it
	 * @return the server, which listens
	 * @throws Exception if it cannot be started
	 */
	public static Server start(String name, boolean keeps) throws Exception {
		return switch (name) {
			case "websockets-tomcat" -> ours(TomcatServletWebServerFactory::new, keeps);
			case "websockets-jetty" -> ours(JettyServletWebServerFactory::new, keeps);
			case "spring-tomcat" -> EchoServers.onTomcatWithoutOurs(SpringRoom.class);
			case "endpoint-tomcat" -> EchoServers.onTomcatWithoutOurs(AnnotatedRoom.class);
			case "ktor-netty" -> new KtorRoom();
			case EchoServers.NEUTRAL -> neutral();
			default -> throw new IllegalArgumentException("no server '" + name + "', but " + EchoServers.names());
		};
	}

	private static Server ours(Supplier<ConfigurableServletWebServerFactory> container, boolean keeps) {
		return BootServer.start(container, HandlerRoom.class, keeps ? KEEP : CLOSE);
	}

	private static Server neutral() throws Exception {
		NeutralRoom room = NeutralRoom.start();
		return new Server() {

			@Override
			public int port() {
				return room.port();
			}

			@Override
			public void close() throws Exception {
				room.close();
			}

		};
	}

}
