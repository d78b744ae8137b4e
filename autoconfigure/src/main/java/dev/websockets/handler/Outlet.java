package dev.websockets.handler;

/**
 * Where the reply of one call goes.
 *
 * @param sink sends the messages
 * @param late the replies of the session that come later
 */
record Outlet(ReplySink sink, LateReplies late) {

}
