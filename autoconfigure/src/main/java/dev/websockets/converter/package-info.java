/**
 * Message converters; the only package that knows their libraries.
 */
@NullMarked
package dev.websockets.converter;

import org.jspecify.annotations.NullMarked;
