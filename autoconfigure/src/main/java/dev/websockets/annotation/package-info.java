/**
 * The annotation that makes a method a handler of messages.
 */
@NullMarked
package dev.websockets.annotation;

import org.jspecify.annotations.NullMarked;
