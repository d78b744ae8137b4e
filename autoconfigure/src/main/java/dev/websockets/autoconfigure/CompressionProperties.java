package dev.websockets.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.util.unit.DataSize;

import dev.websockets.extension.DeflateSettings;

/**
 * Compression of messages by permessage-deflate.
 *
 * @param enabled whether it is offered in handshakes
 * @param level how hard to try, from 0 (store) over 1 (fast) to 9 (small), or -1 for
 * zlib's default
 * @param minSize the size of the smallest message that is compressed
 * @param clientNoContextTakeover whether this side keeps nothing between messages, which
 * needs less memory but compresses less
 * @param serverNoContextTakeover whether the server is asked to keep nothing between
 * messages
 * @param maxWindowBits the base-2 logarithm of the largest window of both sides, from 8
 * to 15. A server that cannot keep to less than 15 declines
 */
record CompressionProperties(@Nullable Boolean enabled, @Nullable Integer level, @Nullable DataSize minSize,
		@Nullable Boolean clientNoContextTakeover, @Nullable Boolean serverNoContextTakeover,
		@Nullable Integer maxWindowBits) {

	/**
	 * What holds with what is inherited.
	 * @param inherited what holds for all clients
	 * @param checks refuse wrong values
	 */
	CompressionChoice over(CompressionChoice inherited, PropertyChecks checks) {
		PropertyMapper map = PropertyMapper.get();
		DeflateSettings settings = inherited.settings();
		settings = map.from(this.level)
			.to(settings, (s, value) -> checks.legal("level", value, () -> s.withLevel(value)));
		settings = map.from(this.minSize)
			.to(settings, (s, value) -> checks.legal("min-size", value, () -> s.withMinSize(value)));
		settings = map.from(this.clientNoContextTakeover).to(settings, DeflateSettings::withClientNoContextTakeover);
		settings = map.from(this.serverNoContextTakeover).to(settings, DeflateSettings::withServerNoContextTakeover);
		settings = map.from(this.maxWindowBits)
			.to(settings, (s, value) -> checks.legal("max-window-bits", value, () -> s.withMaxWindowBits(value)));
		return new CompressionChoice((this.enabled != null) ? this.enabled : inherited.enabled(), settings);
	}

}
