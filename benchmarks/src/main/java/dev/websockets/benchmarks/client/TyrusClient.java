package dev.websockets.benchmarks.client;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyClientContainer;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;
import org.jspecify.annotations.Nullable;

/**
 * Tyrus, with either of its containers, and asynchronous sends. Connections share the
 * container's threads.
 */
final class TyrusClient implements Client {

	private final ClientManager manager;

	private TyrusClient(Class<?> container, ClientOptions options) {
		this.manager = manager(container, options);
	}

	static ClientManager manager(Class<?> container, ClientOptions options) {
		ClientManager manager = ClientManager.createClient(container.getName());
		manager.getProperties().put(ClientProperties.SHARED_CONTAINER, true);
		manager.setDefaultMaxTextMessageBufferSize(options.buffer(65536));
		manager.setDefaultMaxBinaryMessageBufferSize(options.buffer(65536));
		return manager;
	}

	static TyrusClient grizzly(ClientOptions options) {
		return new TyrusClient(GrizzlyClientContainer.class, options);
	}

	static TyrusClient jdk(ClientOptions options) {
		return new TyrusClient(JdkClientContainer.class, options);
	}

	@Override
	public Connection open(URI uri, Listener listener) throws IOException, DeploymentException {
		ListeningEndpoint endpoint = new ListeningEndpoint(listener);
		ClientEndpointConfig config = ClientEndpointConfig.Builder.create().build();
		return new OpenSession(this.manager.connectToServer(endpoint, config, uri), endpoint.ending);
	}

	@Override
	public void close() {
		this.manager.shutdown();
	}

	private record OpenSession(Session session, Ending ending) implements Connection {

		@Override
		public void sendText(String text) {
			this.session.getAsyncRemote().sendText(text);
		}

		@Override
		public void sendBinary(byte[] bytes) {
			this.session.getAsyncRemote().sendBinary(ByteBuffer.wrap(bytes));
		}

		@Override
		public void close() throws IOException, InterruptedException, TimeoutException {
			this.session.close();
			this.ending.await();
		}

	}

	private static final class ListeningEndpoint extends Endpoint {

		private final Listener listener;

		private final Ending ending = new Ending();

		private volatile @Nullable Throwable failure;

		ListeningEndpoint(Listener listener) {
			this.listener = listener;
		}

		@Override
		public void onOpen(Session session, EndpointConfig config) {
			session.addMessageHandler(String.class, (MessageHandler.Whole<String>) this.listener::text);
			session.addMessageHandler(ByteBuffer.class,
					(MessageHandler.Whole<ByteBuffer>) (bytes) -> this.listener.binary(bytes.remaining()));
		}

		@Override
		public void onError(Session session, Throwable thrown) {
			this.failure = thrown;
		}

		@Override
		public void onClose(Session session, CloseReason reason) {
			this.listener.ended(this.failure);
			this.ending.happened();
		}

	}

}
