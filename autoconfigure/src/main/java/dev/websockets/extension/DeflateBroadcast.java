package dev.websockets.extension;

import dev.websockets.BroadcastEncoder;
import dev.websockets.ExtensionFrame;

/**
 * Compresses messages that go to many sessions: each without what was sent before, so
 * that every peer can inflate it, whatever it has in its window.
 *
 * @param windowBits the base-2 logarithm of the window
 * @param settings how messages are compressed
 * @param pools has the states to compress with
 */
record DeflateBroadcast(int windowBits, DeflateSettings settings, ZlibPools pools) implements BroadcastEncoder {

	@Override
	public ExtensionFrame outgoing(ExtensionFrame frame) {
		MessageDeflater deflater = new MessageDeflater(new Context(true, this.windowBits), this.settings, this.pools);
		return deflater.process(frame);
	}

}
