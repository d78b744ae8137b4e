/**
 * Tests for the chat.
 */
@NullMarked
package dev.websockets.demo.chat;

import org.jspecify.annotations.NullMarked;
