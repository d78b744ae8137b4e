/**
 * The seam between sessions and connections: how a session gets and gives frames.
 */
@NullMarked
package dev.websockets.transport;

import org.jspecify.annotations.NullMarked;
