/**
 * Extensions: permessage-deflate (RFC 7692), built on the service provider interface that
 * applications use for their own.
 * <p>
 * {@link dev.websockets.extension.PermessageDeflateFactory} offers it as a client and
 * answers as a server, {@link dev.websockets.extension.DeflateSettings} say how;
 * {@link dev.websockets.extension.PermessageDeflate} works in one session.
 */
@NullMarked
package dev.websockets.extension;

import org.jspecify.annotations.NullMarked;
