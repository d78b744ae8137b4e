/**
 * Sessions over Tyrus. The only package that imports it.
 */
@NullMarked
package dev.websockets.transport.tyrus;

import org.jspecify.annotations.NullMarked;
