/**
 * Serves the sessions of endpoints on the end points of Jetty.
 */
@NullMarked
package dev.websockets.server.jetty;

import org.jspecify.annotations.NullMarked;
