package dev.websockets.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives the application context of a test class a WebSocket server that takes the place
 * of every server the application connects to, and follows the test's script:
 *
 * <pre class="code">
 * &#64;SpringBootTest
 * &#64;MockWebSocketServer
 * class QuotesTests {
 *
 *     &#64;Test
 *     void subscribes(WebSocketServerScript feed) {
 *         feed.expectText(json("{'symbols':['MSFT']}")).thenSend(json("{'symbol':'MSFT','price':412.5}"));
 *     }
 *
 * }
 * </pre>
 * <p>
 * For every name under {@code websockets.clients}, wherever its properties come from, the
 * property {@code websockets.clients.<name>.url} points to the server, ahead of all
 * others; path and query of a configured URL are kept. {@code local.websockets.url} is
 * the server's address, for clients that are configured otherwise. Reconnecting is quick,
 * as long as the application or the test does not set it:
 * {@code websockets.reconnect.initial-delay=50ms}, {@code .min-delay=10ms},
 * {@code .max-delay=500ms}.
 * <p>
 * {@link WebSocketServerScript} and {@link WebSocketTestServer} can be parameters of test
 * and lifecycle methods, and autowired. The server lives as long as the context, and is
 * shared with every test class that shares the context. After each test method the script
 * is {@linkplain WebSocketServerScript#reset() reset}: connections are closed with 1001,
 * so that the application connects again and the next method sees its opening
 * conversation from the start. Errors on the server's threads, such as frames that break
 * the protocol, fail the method.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith({ SpringExtension.class, MockWebSocketServerExtension.class })
public @interface MockWebSocketServer {

	/**
	 * Names of clients that have no property of their own in the test's environment, and
	 * need a URL too.
	 * @return the names below {@code websockets.clients}
	 */
	String[] clients() default {};

}
