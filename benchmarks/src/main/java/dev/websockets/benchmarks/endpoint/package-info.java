/**
 * The servers side by side, each with an echo at the same path.
 */
@NullMarked
package dev.websockets.benchmarks.endpoint;

import org.jspecify.annotations.NullMarked;
