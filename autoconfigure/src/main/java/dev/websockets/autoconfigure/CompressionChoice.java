package dev.websockets.autoconfigure;

import dev.websockets.extension.DeflateSettings;

/**
 * Whether messages are compressed, and how.
 *
 * @param enabled whether permessage-deflate is offered
 * @param settings how messages are compressed if it is
 */
record CompressionChoice(boolean enabled, DeflateSettings settings) {

	static final CompressionChoice NONE = new CompressionChoice(false, DeflateSettings.defaults());

}
