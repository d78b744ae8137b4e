package dev.websockets.test;

import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Resets the script of a cached context after each test method, and before a class that
 * finds the context in the cache. Its order is such that a context that
 * {@code @DirtiesContext} closes is still open after a method, and gone before a class.
 */
class MockWebSocketServerTestExecutionListener implements TestExecutionListener, Ordered {

	private static final int AFTER_DIRTIES_CONTEXT = 3500;

	@Override
	public int getOrder() {
		return AFTER_DIRTIES_CONTEXT;
	}

	@Override
	public void beforeTestClass(TestContext testContext) {
		reset(testContext);
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		reset(testContext);
	}

	private void reset(TestContext testContext) {
		if (testContext.hasApplicationContext()) {
			ApplicationContext context = testContext.getApplicationContext();
			if (context.containsBean(MockWebSocketServerContextCustomizer.SCRIPT_BEAN)) {
				context.getBean(MockWebSocketServerContextCustomizer.SCRIPT_BEAN, WebSocketServerScript.class).reset();
			}
		}
	}

}
