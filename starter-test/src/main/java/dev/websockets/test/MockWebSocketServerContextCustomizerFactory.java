package dev.websockets.test;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Finds {@link MockWebSocketServer} on a test class, a superclass or an enclosing class.
 */
class MockWebSocketServerContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		MockWebSocketServer annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				MockWebSocketServer.class);
		return (annotation != null) ? new MockWebSocketServerContextCustomizer(Set.of(annotation.clients())) : null;
	}

}
