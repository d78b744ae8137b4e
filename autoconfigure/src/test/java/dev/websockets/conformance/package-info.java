/**
 * How the engine holds to RFC 6455: one connection for each case, an echo client, and a
 * server that says exactly which frames must come back, in which order, and how it ends.
 */
@NullMarked
package dev.websockets.conformance;

import org.jspecify.annotations.NullMarked;
