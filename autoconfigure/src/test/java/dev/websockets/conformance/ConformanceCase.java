package dev.websockets.conformance;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.websockets.test.WireFrame;

/**
 * What the peer of an echo writes on one connection, and what has to come back, in this
 * order. Bytes and frames are those of a server that is the peer of a client; the peer of
 * a server masks what the other does not, and the other way round.
 *
 * @param name what is shown
 * @param writes the bytes of each write
 * @param answers the frames that are sent by who echoes, its Close aside
 * @param closeCode the status code of its Close
 * @param closer who is the first to close
 */
record ConformanceCase(String name, List<byte[]> writes, List<WireFrame> answers, int closeCode, Closer closer) {

	private static final int NORMAL = 1000;

	static ConformanceCase of(String name) {
		return new ConformanceCase(name, List.of(), List.of(), NORMAL, Closer.PEER_AT_THE_END);
	}

	/**
	 * Write frames, all at once.
	 */
	ConformanceCase sends(WireFrame... frames) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Arrays.stream(frames).map(WireFrame::toBytes).forEach(bytes::writeBytes);
		return sendsBytes(bytes.toByteArray());
	}

	/**
	 * Write frames, one by one.
	 */
	ConformanceCase sendsEach(WireFrame... frames) {
		ConformanceCase result = this;
		for (WireFrame frame : frames) {
			result = result.sends(frame);
		}
		return result;
	}

	ConformanceCase sendsBytes(byte... bytes) {
		List<byte[]> writes = new ArrayList<>(this.writes);
		writes.add(bytes);
		return new ConformanceCase(this.name, writes, this.answers, this.closeCode, this.closer);
	}

	/**
	 * Expect frames to come back, next to those that are expected already.
	 */
	ConformanceCase answered(WireFrame... frames) {
		List<WireFrame> answers = new ArrayList<>(this.answers);
		answers.addAll(List.of(frames));
		return new ConformanceCase(this.name, this.writes, answers, this.closeCode, this.closer);
	}

	/**
	 * Expect that every message comes back.
	 */
	ConformanceCase echoed(WireFrame... frames) {
		return sends(frames).answered(frames);
	}

	/**
	 * Expect the connection to be failed.
	 */
	ConformanceCase failed(int code) {
		return new ConformanceCase(this.name, this.writes, this.answers, code, Closer.ECHO);
	}

	/**
	 * Expect an answer to a Close that is among what is written.
	 */
	ConformanceCase closed(int code) {
		return new ConformanceCase(this.name, this.writes, this.answers, code, Closer.PEER);
	}

	ConformanceCase named(String name) {
		return new ConformanceCase(name, this.writes, this.answers, this.closeCode, this.closer);
	}

	/**
	 * Write the same, all at once.
	 */
	ConformanceCase atOnce() {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		this.writes.forEach(all::writeBytes);
		return new ConformanceCase(this.name + ", all at once", List.of(all.toByteArray()), this.answers,
				this.closeCode, this.closer);
	}

	/**
	 * Write the same, a few octets at a time.
	 */
	ConformanceCase chopped(int octets) {
		byte[] all = atOnce().writes.get(0);
		List<byte[]> writes = new ArrayList<>();
		for (int i = 0; i < all.length; i += octets) {
			writes.add(Arrays.copyOfRange(all, i, Math.min(i + octets, all.length)));
		}
		return new ConformanceCase(this.name + ", in writes of " + octets, writes, this.answers, this.closeCode,
				this.closer);
	}

	/**
	 * This case as it is, all at once, and octet by octet.
	 */
	Stream<ConformanceCase> inAllWrites() {
		return (this.writes.size() == 1) ? Stream.of(this, chopped(1)) : Stream.of(this, atOnce(), chopped(1));
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * Who is the first to close.
	 */
	enum Closer {

		/** Who echoes, because of what came. */
		ECHO,

		/** The peer, by what it writes. */
		PEER,

		/** The peer, when all answers have come. */
		PEER_AT_THE_END

	}

}
