/**
 * The clients to compare, behind one interface, one file each.
 */
@NullMarked
package dev.websockets.benchmarks.client;

import org.jspecify.annotations.NullMarked;
