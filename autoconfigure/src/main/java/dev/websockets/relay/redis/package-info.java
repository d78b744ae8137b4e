/**
 * A channel of Redis that broadcasts are relayed over, by Spring Data Redis.
 */
@NullMarked
package dev.websockets.relay.redis;

import org.jspecify.annotations.NullMarked;
