/**
 * What WebSocket connections do, as Micrometer meters.
 */
@NullMarked
package dev.websockets.observation;

import org.jspecify.annotations.NullMarked;
