/**
 * Tests for the feed.
 */
@NullMarked
package dev.websockets.demo.feed;

import org.jspecify.annotations.NullMarked;
