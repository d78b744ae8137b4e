/**
 * Serves the sessions of endpoints on the sockets of Tomcat.
 */
@NullMarked
package dev.websockets.server.tomcat;

import org.jspecify.annotations.NullMarked;
