package dev.websockets.extension;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import dev.websockets.ExtensionFrame;
import dev.websockets.ExtensionFrame.Type;
import dev.websockets.SessionSettings;
import dev.websockets.protocol.SizeLimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Who has zlib's states, and when they come back.
 */
class ZlibPoolsTests {

	private static final DeflateSettings SETTINGS = DeflateSettings.defaults().withMinSize(DataSize.ofBytes(0));

	private static final Context KEEPS = new Context(false, 15);

	private static final Context KEEPS_NOTHING = new Context(true, 15);

	private static final SizeLimit LIMIT = SizeLimit.ofMessages(SessionSettings.defaults());

	private final ZlibPools pools = new ZlibPools(6);

	private static ExtensionFrame message(byte... payload) {
		return new ExtensionFrame(Type.BINARY, true, 0, ByteBuffer.wrap(payload));
	}

	private Deflater pooledDeflater() {
		Deflater deflater = this.pools.deflater();
		this.pools.release(deflater);
		return deflater;
	}

	private Inflater pooledInflater() {
		Inflater inflater = this.pools.inflater();
		this.pools.release(inflater);
		return inflater;
	}

	@Test
	@DisplayName("without context takeover a state comes back with the end of each message")
	void noTakeover() {
		Deflater deflater = pooledDeflater();
		Inflater inflater = pooledInflater();
		ExtensionFrame sent = new MessageDeflater(KEEPS_NOTHING, SETTINGS, this.pools).process(message((byte) 1));
		new MessageInflater(KEEPS_NOTHING, LIMIT, this.pools, new WindowPacker(this.pools)).process(sent);
		assertThat(pooledDeflater()).isSameAs(deflater);
		assertThat(pooledInflater()).isSameAs(inflater);
	}

	@Test
	@DisplayName("with context takeover it comes back when the session rests, and when it ends")
	void takeover() {
		Deflater deflater = pooledDeflater();
		Inflater inflater = pooledInflater();
		MessageDeflater outgoing = new MessageDeflater(KEEPS, SETTINGS, this.pools);
		MessageInflater incoming = new MessageInflater(KEEPS, LIMIT, this.pools, new WindowPacker(this.pools));
		PermessageDeflate deflate = new PermessageDeflate(KEEPS, KEEPS, outgoing, incoming);
		for (Runnable rest : List.<Runnable>of(deflate::idle, deflate::close)) {
			incoming.process(outgoing.process(message((byte) 1)));
			assertThat(this.pools.deflater()).isNotSameAs(deflater).satisfies(Deflater::end);
			assertThat(this.pools.inflater()).isNotSameAs(inflater).satisfies(Inflater::end);
			rest.run();
			assertThat(pooledDeflater()).isSameAs(deflater);
			assertThat(pooledInflater()).isSameAs(inflater);
		}
	}

	@Test
	@DisplayName("a few are kept, the others are freed")
	void bounded() {
		List<Deflater> deflaters = new ArrayList<>();
		List<Inflater> inflaters = new ArrayList<>();
		for (int i = 0; i < 17; i++) {
			deflaters.add(this.pools.deflater());
			inflaters.add(this.pools.inflater());
		}
		deflaters.forEach(this.pools::release);
		inflaters.forEach(this.pools::release);
		assertThatException().isThrownBy(deflaters.get(16)::getBytesRead).withMessageContaining("closed");
		assertThatException().isThrownBy(inflaters.get(16)::getBytesRead).withMessageContaining("closed");
		assertThat(deflaters.get(0).getBytesRead()).isZero();
		assertThat(inflaters.get(15).getBytesRead()).isZero();
	}

}
