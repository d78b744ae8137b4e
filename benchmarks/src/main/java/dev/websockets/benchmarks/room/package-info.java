/**
 * What servers with a room and the neutral client have to agree about.
 */
@NullMarked
package dev.websockets.benchmarks.room;

import org.jspecify.annotations.NullMarked;
