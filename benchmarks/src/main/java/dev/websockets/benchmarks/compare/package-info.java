/**
 * Runs all clients side by side, and reports.
 */
@NullMarked
package dev.websockets.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
