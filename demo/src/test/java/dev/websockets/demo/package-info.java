/**
 * Tests for the demo, as a user of the starter would write them.
 */
@NullMarked
package dev.websockets.demo;

import org.jspecify.annotations.NullMarked;
