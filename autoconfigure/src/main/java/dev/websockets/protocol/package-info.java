/**
 * RFC 6455 as functions over bytes: frames, masking, UTF-8, messages made of fragments.
 * No input or output, no threads.
 */
@NullMarked
package dev.websockets.protocol;

import org.jspecify.annotations.NullMarked;
