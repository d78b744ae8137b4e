package dev.websockets.interop;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketCreator;
import org.eclipse.jetty.ee11.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * {@link InteropServer} over Jetty's own engine.
 */
final class JettyServer implements InteropServer {

	private static final int MAX_MESSAGE_SIZE = 4 * 1024 * 1024;

	private final BlockingQueue<String> closes = new LinkedBlockingQueue<>();

	private final Server server = new Server();

	private final ServerConnector connector = new ServerConnector(this.server);

	JettyServer() {
		this.connector.setHost("127.0.0.1");
		this.server.addConnector(this.connector);
		ServletContextHandler context = new ServletContextHandler("/");
		JettyWebSocketServletContainerInitializer.configure(context, (servletContext, container) -> {
			container.setMaxTextMessageSize(MAX_MESSAGE_SIZE);
			container.setMaxBinaryMessageSize(MAX_MESSAGE_SIZE);
			container.addMapping("/echo", creator(true));
			container.addMapping("/command", creator(false));
		});
		this.server.setHandler(context);
		LifeCycle.start(this.server);
	}

	private JettyWebSocketCreator creator(boolean echo) {
		return (request, response) -> {
			if (request.getSubProtocols().contains("trades.v2")) {
				response.setAcceptedSubProtocol("trades.v2");
			}
			return echo ? new EchoListener(this.closes) : new CommandListener(this.closes);
		};
	}

	@Override
	public URI uri(String path) {
		return URI.create("ws://localhost:" + this.connector.getLocalPort() + path);
	}

	@Override
	public BlockingQueue<String> closes() {
		return this.closes;
	}

	@Override
	public void close() {
		LifeCycle.stop(this.server);
	}

	/**
	 * Public, because Jetty calls it by method handles.
	 */
	public abstract static class ReportingListener extends Session.Listener.AbstractAutoDemanding {

		private final BlockingQueue<String> closes;

		ReportingListener(BlockingQueue<String> closes) {
			this.closes = closes;
		}

		@Override
		public void onWebSocketClose(int code, String reason, Callback callback) {
			this.closes.add(code + " " + reason);
			callback.succeed();
		}

	}

	/**
	 * Sends back every message.
	 */
	public static final class EchoListener extends ReportingListener {

		EchoListener(BlockingQueue<String> closes) {
			super(closes);
		}

		@Override
		public void onWebSocketText(String text) {
			getSession().sendText(text, Callback.NOOP);
		}

		@Override
		public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
			getSession().sendBinary(payload, callback);
		}

	}

	/**
	 * Does what a text says.
	 */
	public static final class CommandListener extends ReportingListener {

		CommandListener(BlockingQueue<String> closes) {
			super(closes);
		}

		@Override
		public void onWebSocketText(String text) {
			String[] words = text.split(" ", 3);
			Session session = getSession();
			session.sendText("last words", Callback.from(() -> {
				if (words[0].equals("cut")) {
					session.disconnect();
				}
				else {
					session.close(Integer.parseInt(words[1]), words[2], Callback.NOOP);
				}
			}, (failure) -> session.disconnect()));
		}

	}

}
