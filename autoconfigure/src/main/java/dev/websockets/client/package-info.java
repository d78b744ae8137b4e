/**
 * The client and its named connections; usable without an application context.
 */
@NullMarked
package dev.websockets.client;

import org.jspecify.annotations.NullMarked;
