package dev.websockets.benchmarks.client;

import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

import org.springframework.core.task.VirtualThreadTaskExecutor;

import dev.websockets.Message;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketException;
import dev.websockets.WebSocketSession;
import dev.websockets.client.WebSocketClients;
import dev.websockets.extension.DeflateSettings;
import dev.websockets.extension.PermessageDeflateFactory;
import dev.websockets.session.ReadingThreads;
import dev.websockets.session.SessionThreads;
import dev.websockets.transport.tyrus.TyrusTransport;

/**
 * The client of this project, by its public API and with all defaults.
 */
final class WebSocketsClient implements Client {

	private final Executor readers = new VirtualThreadTaskExecutor("reader-");

	private final ClientOptions.Reading reading;

	private final WebSocketClient client;

	WebSocketsClient(ClientOptions options) {
		this.reading = options.reading();
		WebSocketClient.Builder builder = WebSocketClients.builder(new TyrusTransport(), threads(options.reading()));
		if (options.compress()) {
			builder.extensions(new PermessageDeflateFactory(DeflateSettings.defaults()));
		}
		this.client = builder.build();
	}

	private static SessionThreads threads(ClientOptions.Reading reading) {
		return (reading == ClientOptions.Reading.CALLBACK_ON_PLATFORM_THREAD)
				? new SessionThreads(SessionThreads.DEFAULT_DISPATCH_THREADS, ReadingThreads.PLATFORM)
				: SessionThreads.shared();
	}

	@Override
	public Connection open(URI uri, Listener listener) {
		WebSocketSession session = this.client.uri(uri).open();
		if (this.reading == ClientOptions.Reading.SUBSCRIBER) {
			session.incoming().subscribe(new ListeningSubscriber(listener));
		}
		else {
			this.readers.execute(() -> read(session, listener));
		}
		return new OpenSession(session);
	}

	private void read(WebSocketSession session, Listener listener) {
		try {
			if (this.reading == ClientOptions.Reading.LOOP) {
				for (Message message : session.incoming()) {
					hand(message, listener);
				}
			}
			else {
				session.incoming().forEach((message) -> hand(message, listener));
			}
			listener.ended(null);
		}
		catch (WebSocketException ex) {
			listener.ended(ex);
		}
	}

	private static void hand(Message message, Listener listener) {
		if (message instanceof Message.Text text) {
			listener.text(text.text());
		}
		else if (message instanceof Message.Binary binary) {
			listener.binary(binary.size());
		}
	}

	private record OpenSession(WebSocketSession session) implements Connection {

		@Override
		public void sendText(String text) {
			this.session.send(text);
		}

		@Override
		public void sendBinary(byte[] bytes) {
			this.session.send(bytes);
		}

		@Override
		public void close() {
			this.session.close();
		}

	}

	private record ListeningSubscriber(Listener listener) implements Flow.Subscriber<Message> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(Message message) {
			hand(message, this.listener);
		}

		@Override
		public void onError(Throwable failure) {
			this.listener.ended(failure);
		}

		@Override
		public void onComplete() {
			this.listener.ended(null);
		}

	}

}
