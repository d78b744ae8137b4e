/**
 * The process that runs scenarios with one client.
 */
@NullMarked
package dev.websockets.benchmarks.worker;

import org.jspecify.annotations.NullMarked;
