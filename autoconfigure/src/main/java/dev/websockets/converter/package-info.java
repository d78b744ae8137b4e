/**
 * Message converters; the only package that knows JSON libraries.
 */
@NullMarked
package dev.websockets.converter;

import org.jspecify.annotations.NullMarked;
