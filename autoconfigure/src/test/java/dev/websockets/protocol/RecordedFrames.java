package dev.websockets.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes down every call of a decoder.
 */
final class RecordedFrames implements FrameSink {

	private final List<String> calls = new ArrayList<>();

	List<String> calls() {
		return this.calls;
	}

	@Override
	public void frame(int head, byte[] bytes, int offset, int length) {
		this.calls.add("frame %02x [%s]".formatted(head, hex(bytes, offset, length)));
	}

	@Override
	public void frameBegins(int head, long length) {
		this.calls.add("begins %02x %d".formatted(head, length));
	}

	@Override
	public void framePart(byte[] bytes, int offset, int length) {
		this.calls.add("part [%s]".formatted(hex(bytes, offset, length)));
	}

	@Override
	public void frameEnds() {
		this.calls.add("ends");
	}

	private static String hex(byte[] bytes, int offset, int length) {
		return Wire.hex(Arrays.copyOfRange(bytes, offset, offset + length));
	}

}
