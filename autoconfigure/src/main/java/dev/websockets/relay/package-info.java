/**
 * Broadcasts between the instances of an application, over a topic of a broker.
 */
@NullMarked
package dev.websockets.relay;

import org.jspecify.annotations.NullMarked;
