/**
 * A chat with rooms: who is there, who is typing, and the last messages for who comes
 * later.
 */
@NullMarked
package dev.websockets.demo.chat;

import org.jspecify.annotations.NullMarked;
