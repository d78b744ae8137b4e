/**
 * The neutral client: keeps servers busy, or holds connections open, by hand, in a
 * process of its own.
 */
@NullMarked
package dev.websockets.benchmarks.load;

import org.jspecify.annotations.NullMarked;
