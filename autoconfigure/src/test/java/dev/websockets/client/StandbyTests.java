package dev.websockets.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.OutgoingSettings;
import dev.websockets.WebSocketConnection.State;
import dev.websockets.WebSocketConnectionEvent;
import dev.websockets.test.WebSocketPeer;
import dev.websockets.test.WebSocketTestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A connection that may be open only while it has a permit.
 */
class StandbyTests {

	private static final IllegalStateException FAILURE = new IllegalStateException("registry");

	private final WebSocketTestServer server = WebSocketTestServer.start();

	private final Permits permits = new Permits();

	private TestConnections connections;

	private void start(TestConnections.Builder builder) {
		this.connections = builder.permits(this.permits).start();
	}

	private TestConnections.Builder toServer() {
		return TestConnections.to(this.server);
	}

	@AfterEach
	void stop() {
		this.connections.close();
		this.server.close();
	}

	private void awaitState(State state) {
		await().until(() -> this.connections.connection().status().state(), (present) -> present == state);
	}

	@Test
	@DisplayName("connects when the permit is granted, and says in one event each that nobody knows, and that others have it")
	void connectsWhenGranted() {
		this.server.onConnection(WebSocketPeer::echo);
		start(toServer());
		awaitState(State.STANDBY);
		this.permits.denied(null);
		this.permits.denied(FAILURE);
		this.permits.denied(FAILURE);
		assertThat(this.connections.connection().status().lastError()).isSameAs(FAILURE);
		this.permits.denied(null);
		assertThat(this.server.handshakes()).isEmpty();
		this.permits.granted();
		this.connections.connection().awaitOpen(TestConnections.LIMIT);
		await().untilAsserted(() -> assertThat(this.connections.events()).extracting(WebSocketConnectionEvent::to)
			.containsExactly(State.STANDBY, State.STANDBY, State.STANDBY, State.CONNECTING, State.OPEN));
		assertThat(this.connections.events()).extracting(WebSocketConnectionEvent::cause)
			.containsExactly(null, FAILURE, null, null, null);
	}

	@Test
	@DisplayName("a permit that is lost while OPEN handlers run interrupts them and closes their session with 1001")
	void lostWhileOpening() {
		CountDownLatch interrupted = new CountDownLatch(1);
		RecordingHandler handler = new RecordingHandler((session, connection) -> {
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
				throw ex;
			}
		});
		start(toServer().handler(handler));
		this.permits.granted();
		WebSocketPeer peer = this.server.nextPeer();
		peer.accept();
		await().until(() -> handler.record().contains("opened"));
		this.permits.denied(null);
		awaitState(State.STANDBY);
		await().until(() -> interrupted.getCount() == 0);
		assertThat(peer.readFrame().closeCode()).isEqualTo(1001);
		assertThat(this.connections.connection().status().lastError()).isNull();
	}

	@Test
	@DisplayName("a peer that does not answer the Close is cut a second after the permit was lost, whatever the close timeout")
	void cutsWhoDoesNotAnswer() {
		start(toServer().closeTimeout(Duration.ofMinutes(1)));
		this.permits.granted();
		WebSocketPeer peer = this.server.nextPeer();
		peer.accept();
		this.connections.connection().awaitOpen(TestConnections.LIMIT);
		this.permits.denied(FAILURE);
		assertThat(peer.readFrame().closeCode()).isEqualTo(1001);
		peer.awaitEnd(Duration.ofSeconds(5));
		this.permits.granted();
		this.server.nextPeer().accept();
		this.connections.connection().awaitOpen(TestConnections.LIMIT);
		this.connections.connection().session().abort();
	}

	@Test
	@DisplayName("no attempt is made after the permit was lost while one was scheduled; one that comes again begins anew")
	void lostWhileBackingOff() {
		this.server.onConnection((peer) -> peer.refuse(500));
		start(toServer());
		this.permits.granted();
		await().until(() -> this.connections.connection().status().attempt() > 2);
		this.permits.denied(null);
		int attempts = this.server.handshakes().size();
		await().during(Duration.ofMillis(200)).until(() -> this.server.handshakes().size() <= attempts + 1);
		assertThat(this.connections.connection().status().state()).isEqualTo(State.STANDBY);
		this.permits.granted();
		await().until(() -> this.connections.connection().status().attempt() > 0);
	}

	@Test
	@DisplayName("a connection that has failed keeps its permit until it is closed; then it is given back")
	void failedKeepsIt() {
		this.server.onConnection((peer) -> peer.refuse(401));
		start(toServer());
		this.permits.granted();
		awaitState(State.FAILED);
		assertThat(this.permits.record).containsExactly("requested");
		this.connections.connection().open();
		await().until(() -> this.server.handshakes().size() >= 2);
		awaitState(State.FAILED);
		this.connections.connection().close();
		assertThat(this.permits.record).containsExactly("requested", "released");
	}

	@Test
	@DisplayName("the permit is given back when the session has ended, at the stop too; a registry that hangs is not waited for")
	void releasedAfterTheSession() {
		this.server.onConnection((peer) -> {
			peer.accept();
			peer.readFrame();
			this.permits.record.add("asked to close");
			peer.close(1001, "");
		});
		start(toServer());
		this.permits.granted();
		this.connections.connection().awaitOpen(TestConnections.LIMIT);
		this.permits.hangs = true;
		long began = System.nanoTime();
		this.connections.stop();
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Candidacy.RELEASE_LIMIT.minusMillis(100),
				Candidacy.RELEASE_LIMIT.multipliedBy(3));
		assertThat(this.permits.record).containsExactly("requested", "asked to close", "released");
	}

	@Test
	@DisplayName("the permit is given back when an attempt that was given up is done, or a second later")
	void releasedAfterTheAttempt() {
		CountDownLatch goOn = new CountDownLatch(1);
		RecordingHandler handler = new RecordingHandler((session, connection) -> awaitUninterrupted(goOn));
		this.server.onConnection(WebSocketPeer::echo);
		start(toServer().handler(handler));
		this.permits.granted();
		await().until(() -> handler.record().contains("opened"));
		long began = System.nanoTime();
		this.connections.connection().close();
		await().until(() -> this.permits.record.contains("released"));
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(900));
		goOn.countDown();
	}

	private static void awaitUninterrupted(CountDownLatch latch) {
		boolean done = false;
		while (!done) {
			try {
				latch.await();
				done = true;
			}
			catch (InterruptedException ex) {
				done = false;
			}
		}
	}

	@Test
	@DisplayName("what is queued while standing by goes out when the permit is granted")
	void queuedMessages() {
		start(toServer().sends(SendWhileDisconnected.QUEUE, OutgoingSettings.defaults()));
		this.permits.denied(null);
		this.connections.connection().send("later");
		this.permits.granted();
		WebSocketPeer peer = this.server.nextPeer();
		peer.accept();
		assertThat(peer.readText()).isEqualTo("later");
		this.connections.connection().session().abort();
	}

	/**
	 * Grants a permit when the test says so.
	 */
	private static final class Permits implements ConnectionPermits {

		private final List<String> record = new CopyOnWriteArrayList<>();

		private volatile Holder holder;

		private volatile boolean hangs;

		@Override
		public Permit request(Holder holder) {
			this.record.add("requested");
			this.holder = holder;
			return () -> {
				this.record.add("released");
				return this.hangs ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
			};
		}

		void granted() {
			this.holder.granted();
		}

		void denied(@Nullable Throwable cause) {
			this.holder.denied(cause);
		}

	}

}
