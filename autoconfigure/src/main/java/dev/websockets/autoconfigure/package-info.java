/**
 * Auto-configuration: {@code websockets.*} properties become clients and named
 * connections.
 */
@NullMarked
package dev.websockets.autoconfigure;

import org.jspecify.annotations.NullMarked;
