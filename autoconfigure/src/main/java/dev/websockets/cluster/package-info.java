/**
 * Lets one of several instances of an application have a named connection, by a lock of
 * Spring Integration.
 */
@NullMarked
package dev.websockets.cluster;

import org.jspecify.annotations.NullMarked;
