package dev.websockets.interop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.util.FileSystemUtils;

/**
 * {@link InteropServer} over Tomcat's own engine.
 */
final class TomcatServer implements InteropServer {

	private static final int MAX_MESSAGE_SIZE = 4 * 1024 * 1024;

	private final BlockingQueue<String> closes = new LinkedBlockingQueue<>();

	private final Tomcat tomcat = new Tomcat();

	private final Path directory;

	TomcatServer() throws IOException, LifecycleException, DeploymentException {
		this.directory = Files.createTempDirectory("websockets-tomcat-");
		this.tomcat.setBaseDir(this.directory.toString());
		this.tomcat.setPort(0);
		this.tomcat.getConnector().setProperty("address", "127.0.0.1");
		Context context = this.tomcat.addContext("", new File(this.directory.toString()).getAbsolutePath());
		Tomcat.addServlet(context, "default", new DefaultServlet());
		context.addServletMappingDecoded("/", "default");
		context.addServletContainerInitializer(new WsSci(), null);
		this.tomcat.start();
		ServerContainer container = (ServerContainer) context.getServletContext()
			.getAttribute(ServerContainer.class.getName());
		container.addEndpoint(endpoint("/echo", new EchoEndpoint(this.closes)));
		container.addEndpoint(endpoint("/command", new CommandEndpoint(this.closes)));
	}

	private static ServerEndpointConfig endpoint(String path, Endpoint endpoint) {
		return ServerEndpointConfig.Builder.create(endpoint.getClass(), path)
			.subprotocols(List.of("trades.v2"))
			.configurator(new ServerEndpointConfig.Configurator() {

				@Override
				public <T> T getEndpointInstance(Class<T> type) {
					return type.cast(endpoint);
				}

			})
			.build();
	}

	@Override
	public URI uri(String path) {
		return URI.create("ws://localhost:" + this.tomcat.getConnector().getLocalPort() + path);
	}

	@Override
	public BlockingQueue<String> closes() {
		return this.closes;
	}

	@Override
	public void close() {
		try {
			this.tomcat.stop();
			this.tomcat.destroy();
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (LifecycleException | IOException ex) {
			throw new IllegalStateException("Tomcat does not stop", ex);
		}
	}

	private abstract static class ReportingEndpoint extends Endpoint {

		private final BlockingQueue<String> closes;

		ReportingEndpoint(BlockingQueue<String> closes) {
			this.closes = closes;
		}

		@Override
		public void onClose(Session session, CloseReason reason) {
			this.closes.add(reason.getCloseCode().getCode() + " " + reason.getReasonPhrase());
		}

	}

	private static final class EchoEndpoint extends ReportingEndpoint {

		EchoEndpoint(BlockingQueue<String> closes) {
			super(closes);
		}

		@Override
		public void onOpen(Session session, EndpointConfig config) {
			session.setMaxTextMessageBufferSize(MAX_MESSAGE_SIZE);
			session.setMaxBinaryMessageBufferSize(MAX_MESSAGE_SIZE);
			session.addMessageHandler(String.class, (MessageHandler.Whole<String>) (text) -> {
				try {
					session.getBasicRemote().sendText(text);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
			session.addMessageHandler(ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>) (bytes) -> {
				try {
					session.getBasicRemote().sendBinary(bytes);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}

	}

	private static final class CommandEndpoint extends ReportingEndpoint {

		CommandEndpoint(BlockingQueue<String> closes) {
			super(closes);
		}

		@Override
		public void onOpen(Session session, EndpointConfig config) {
			session.addMessageHandler(String.class, (MessageHandler.Whole<String>) (text) -> {
				String[] words = text.split(" ", 3);
				try {
					session.getBasicRemote().sendText("last words");
					int code = Integer.parseInt(words[1]);
					session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), words[2]));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}

	}

}
