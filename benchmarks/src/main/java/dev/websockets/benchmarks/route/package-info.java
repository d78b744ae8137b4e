/**
 * Ways to get a JSON message to the code that handles its type.
 */
@NullMarked
package dev.websockets.benchmarks.route;

import org.jspecify.annotations.NullMarked;
