/**
 * Connections as bytes: TCP to any address of a host, TLS over it, and the way through
 * proxies.
 */
@NullMarked
package dev.websockets.transport.net;

import org.jspecify.annotations.NullMarked;
