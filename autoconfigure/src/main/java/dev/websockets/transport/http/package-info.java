/**
 * The opening handshake as HTTP: requests, answers, redirects and credentials.
 */
@NullMarked
package dev.websockets.transport.http;

import org.jspecify.annotations.NullMarked;
