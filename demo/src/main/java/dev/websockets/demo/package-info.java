/**
 * A Boot application that serves a feed of quotes, and consumes it with the starter.
 */
@NullMarked
package dev.websockets.demo;

import org.jspecify.annotations.NullMarked;
