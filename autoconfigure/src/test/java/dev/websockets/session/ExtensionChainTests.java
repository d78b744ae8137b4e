package dev.websockets.session;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionFrame.Type;
import dev.websockets.WebSocketExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ExtensionChainTests {

	private final List<String> calls = new ArrayList<>();

	private final ExtensionChain chain = new ExtensionChain(
			new SessionExtensions(List.of(new Recording("a"), new Recording("b")), 0));

	private static ExtensionFrame frame(Type type) {
		return new ExtensionFrame(type, true, 0, ByteBuffer.allocate(0));
	}

	@Test
	@DisplayName("it is idle when no part of a message went through since the last look, once; control frames do not count")
	void idle() {
		this.chain.outgoing(frame(Type.TEXT));
		assertThat(this.chain.use().isIdle()).isFalse();
		this.chain.outgoing(frame(Type.PING));
		this.chain.incoming(frame(Type.PONG));
		assertThat(this.chain.use().isIdle()).isTrue();
		this.chain.use().rest();
		assertThat(this.chain.use().isIdle()).isFalse();
		this.chain.incoming(frame(Type.BINARY));
		assertThat(this.chain.use().isIdle()).isFalse();
		assertThat(this.chain.use().isIdle()).isTrue();
		assertThat(this.calls).containsSubsequence("a idle", "b idle").doesNotContain("a close");
	}

	@Test
	@DisplayName("while something is written nothing is released, and the end waits for it")
	void writing() {
		this.chain.use().writingBegins();
		this.chain.use().rest();
		this.chain.use().end(false);
		assertThat(this.calls).isEmpty();
		this.chain.outgoing(frame(Type.TEXT));
		this.chain.use().writingEnds();
		assertThat(this.calls).containsExactly("a out", "b out", "a close", "b close");
	}

	@Test
	@DisplayName("after the end a Close passes as it is, a message that comes too late does not, and nothing is released again")
	void ended() {
		this.chain.use().end(false);
		this.chain.use().end(false);
		this.chain.use().writingBegins();
		assertThat(this.chain.outgoing(frame(Type.CLOSE)).type()).isEqualTo(Type.CLOSE);
		this.chain.use().writingEnds();
		assertThat(this.chain.incoming(frame(Type.CLOSE))).isNotNull();
		assertThat(this.chain.incoming(frame(Type.TEXT))).isNull();
		this.chain.use().rest();
		assertThat(this.chain.use().isIdle()).isFalse();
		assertThat(this.calls).containsExactly("a close", "b close");
	}

	@Test
	@DisplayName("what is about to be written at the end still passes, or nothing is written after all")
	void aboutToWrite() {
		this.chain.use().end(true);
		this.chain.use().writingBegins();
		this.chain.outgoing(frame(Type.CLOSE));
		this.chain.use().writingEnds();
		assertThat(this.calls).containsExactly("a out", "b out", "a close", "b close");
		this.calls.clear();
		ExtensionChain other = new ExtensionChain(new SessionExtensions(List.of(new Recording("c")), 0));
		other.use().end(true);
		assertThat(this.calls).isEmpty();
		other.use().writingIsOver();
		assertThat(this.calls).containsExactly("c close");
	}

	/**
	 * Notes what it is called for.
	 */
	private final class Recording implements WebSocketExtension {

		private final String name;

		private Recording(String name) {
			this.name = name;
		}

		@Override
		public ExtensionFrame outgoing(ExtensionFrame frame) {
			ExtensionChainTests.this.calls.add(this.name + " out");
			return frame;
		}

		@Override
		public ExtensionFrame incoming(ExtensionFrame frame) {
			ExtensionChainTests.this.calls.add(this.name + " in");
			return frame;
		}

		@Override
		public void idle() {
			ExtensionChainTests.this.calls.add(this.name + " idle");
		}

		@Override
		public void close() {
			ExtensionChainTests.this.calls.add(this.name + " close");
			throw new IllegalStateException("the others are closed nevertheless");
		}

	}

}
