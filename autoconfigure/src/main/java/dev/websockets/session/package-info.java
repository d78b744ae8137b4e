/**
 * The session, the same for every transport and for both sides: queues, heartbeat, close
 * handshake, errors.
 */
@NullMarked
package dev.websockets.session;

import org.jspecify.annotations.NullMarked;
