package dev.websockets.session;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

import dev.websockets.CloseReason;
import dev.websockets.Handshake;
import dev.websockets.Message;
import dev.websockets.SessionSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReadingTurns}: what the thread that tells takes by itself, and what it
 * leaves to others.
 */
class ReadingTurnsTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final String HELLO = "818500000000" + "68656c6c6f";

	private static final String PING = "898000000000";

	private final LinkedBlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();

	private final Line line = new Line();

	private DefaultWebSocketSession session;

	@BeforeEach
	void begin() throws Exception {
		this.session = new DefaultWebSocketSession(this.line,
				HandshakeResult.ofServer(new Said(), SessionExtensions.none()), SessionSettings.defaults(), null, null,
				SessionThreads.shared());
		new ReadingTurns(this.line, this.session.receiver(), this.turns::add).begin(ByteBuffer.allocate(0));
		this.turns.take().run();
		assertThat(this.line.resumed).isOne();
	}

	@AfterEach
	void end() {
		this.session.abort();
	}

	@Test
	@DisplayName("B60 data is taken by the thread that tells of it")
	void data() {
		this.line.comes(HELLO + HELLO);
		assertThat(this.line.tell()).isFalse();
		assertThat(this.session.incoming().size()).isEqualTo(2);
		assertThat(this.turns).isEmpty();
	}

	@Test
	@DisplayName("B60 what may have to wait has a turn of its own, with what comes behind it, in order")
	void turn() throws Exception {
		this.line.comes(HELLO);
		this.line.comes(PING + HELLO);
		this.line.comes(HELLO);
		this.line.tell();
		assertThat(this.session.incoming().size()).isEqualTo(1);
		assertThat(this.line.tell()).isTrue();
		assertThat(this.session.incoming().size()).isEqualTo(1);
		this.turns.take().run();
		assertThat(this.session.incoming().size()).isEqualTo(3);
		assertThat(this.line.resumed).isEqualTo(2);
	}

	@Test
	@DisplayName("B60 a connection that goes on and on makes room for others")
	void buffered() {
		this.line.buffered = true;
		for (int i = 0; i < 100; i++) {
			this.line.comes(HELLO);
		}
		assertThat(this.line.tell()).isTrue();
		assertThat(this.session.incoming().size()).isBetween(1, 10);
		this.turns.remove().run();
		assertThat(this.session.incoming().size()).isEqualTo(100);
	}

	@Test
	@DisplayName("B112 the end of the connection ends the session, after what came before it")
	void endOfStream() throws Exception {
		this.line.comes(HELLO);
		this.line.ends = true;
		this.line.tell();
		assertThat(this.line.tell()).isTrue();
		this.turns.take().run();
		assertThat(this.session.incoming().receive(LIMIT)).isEqualTo(Message.of("hello"));
		assertThat(reason().initiator()).isEqualTo(CloseReason.Initiator.ABNORMAL);
		assertThat(this.line.cut).isTrue();
	}

	@Test
	@DisplayName("B112 reading fails in whatever way: the session ends, and nothing is told any more")
	void failure() throws Exception {
		this.line.failure = new IllegalStateException("thrown on purpose");
		assertThat(this.line.tell()).isTrue();
		this.turns.take().run();
		assertThat(reason().code()).isEqualTo(1011);
		assertThat(this.line.cut).isTrue();
		assertThat(this.line.resumed).isOne();
	}

	private CloseReason reason() throws Exception {
		return this.session.closeReason().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	/**
	 * A connection without a network, which brings what the test says.
	 */
	private static final class Line implements ByteWire, ReadySource {

		private final Queue<byte[]> coming = new ConcurrentLinkedQueue<>();

		private Supplier<@Nullable Runnable> readable = () -> null;

		private int resumed;

		private boolean buffered;

		private boolean ends;

		private boolean cut;

		private @Nullable RuntimeException failure;

		void comes(String hex) {
			this.coming.add(HexFormat.of().parseHex(hex));
		}

		/**
		 * Tell that there is something.
		 * @return whether nothing more is to be told
		 */
		boolean tell() {
			Runnable pause = this.readable.get();
			if (pause != null) {
				pause.run();
			}
			return pause != null;
		}

		@Override
		public int read(ByteBuffer target) throws IOException {
			if (this.failure != null) {
				throw this.failure;
			}
			byte[] next = this.coming.poll();
			if (next == null) {
				return this.ends ? -1 : 0;
			}
			target.put(next);
			return next.length;
		}

		@Override
		public void tell(Supplier<@Nullable Runnable> readable) {
			this.readable = readable;
		}

		@Override
		public void resume() {
			this.resumed++;
		}

		@Override
		public boolean isBuffered() {
			return this.buffered;
		}

		@Override
		public boolean write(ByteBuffer source) {
			source.position(source.limit());
			return true;
		}

		@Override
		public boolean awaitWritten(ByteBuffer source) {
			return write(source);
		}

		@Override
		public void end() {
			this.ends = true;
		}

		@Override
		public void cut() {
			this.cut = true;
		}

		@Override
		public <T> @Nullable T unwrap(Class<T> type) {
			return null;
		}

	}

	private record Said() implements Handshake {

		@Override
		public URI uri() {
			return URI.create("ws://localhost/");
		}

		@Override
		public HttpHeaders requestHeaders() {
			return new HttpHeaders();
		}

		@Override
		public HttpHeaders responseHeaders() {
			return new HttpHeaders();
		}

		@Override
		public @Nullable String subprotocol() {
			return null;
		}

		@Override
		public @Nullable InetSocketAddress remoteAddress() {
			return null;
		}

		@Override
		public @Nullable SSLSession tlsSession() {
			return null;
		}

	}

}
