package dev.websockets.test;

import java.util.Map;

/**
 * The answer to a handshake that the script refuses.
 *
 * @param status the HTTP status
 * @param headers additional headers
 */
record Refusal(int status, Map<String, String> headers) {

}
