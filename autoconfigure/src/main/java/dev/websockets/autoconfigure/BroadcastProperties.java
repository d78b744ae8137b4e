package dev.websockets.autoconfigure;

import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.websockets.session.BroadcastOverflow;

/**
 * The properties of messages to many sessions.
 *
 * @param overflow what becomes of a session whose outgoing queue has no room for a
 * broadcast: close (it is closed with 1013), drop-oldest (older broadcasts that wait in
 * the queue make room), or drop-latest (it does not get this one)
 */
record BroadcastProperties(@DefaultValue("close") BroadcastOverflow overflow) {

}
