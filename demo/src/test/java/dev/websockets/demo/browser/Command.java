package dev.websockets.demo.browser;

import java.util.Map;

/**
 * What the browser is asked to do.
 *
 * @param method the name of the command
 * @param params its parameters
 */
record Command(String method, Map<String, Object> params) {

}
