/**
 * A feed: history replayed over WebSocket, to whom subscribes to it.
 */
@NullMarked
package dev.websockets.demo.feed;

import org.jspecify.annotations.NullMarked;
