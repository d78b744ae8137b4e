/**
 * The neutral server: echo and flood, by hand, in a process of its own.
 */
@NullMarked
package dev.websockets.benchmarks.server;

import org.jspecify.annotations.NullMarked;
