package dev.websockets.handler;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.TargetClassAware;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.util.ClassUtils;

import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

/**
 * Finds the annotated methods of all beans: own and inherited ones, those of interfaces,
 * those beneath proxies. Creates no bean.
 */
final class HandlerScanner {

	private static final Log logger = LogFactory.getLog(HandlerScanner.class);

	private static final Comparator<Map.Entry<Method, WebSocketHandler>> BY_SIGNATURE = Comparator
		.comparing((entry) -> entry.getKey().toGenericString());

	private final ConfigurableListableBeanFactory beanFactory;

	private final HandlerTargets targets;

	HandlerScanner(ConfigurableListableBeanFactory beanFactory, HandlerTargets targets) {
		this.beanFactory = beanFactory;
		this.targets = targets;
	}

	/**
	 * Find them all.
	 * @return the methods, in order; where the order is equal, in that of the beans'
	 * registration
	 */
	List<HandlerDeclaration> scan() {
		List<HandlerDeclaration> declarations = new ArrayList<>();
		for (String beanName : this.beanFactory.getBeanNamesForType(Object.class)) {
			Class<?> type = ScopedProxyUtils.isScopedTarget(beanName) ? null : targetType(beanName);
			if (type != null && !type.getName().startsWith("org.springframework.")
					&& AnnotationUtils.isCandidateClass(type, WebSocketHandler.class)) {
				scan(new HandlerBean(this.beanFactory, beanName, type), declarations);
			}
		}
		declarations.sort(Comparator.comparingInt(HandlerDeclaration::order));
		return declarations;
	}

	private @Nullable Class<?> targetType(String beanName) {
		Class<?> type = AutoProxyUtils.determineTargetClass(this.beanFactory, beanName);
		if (type != null && ScopedObject.class.isAssignableFrom(type)) {
			type = AutoProxyUtils.determineTargetClass(this.beanFactory, ScopedProxyUtils.getTargetBeanName(beanName));
		}
		if (type != null && Proxy.isProxyClass(type)) {
			Object proxy = this.beanFactory.getSingleton(beanName);
			type = (proxy instanceof TargetClassAware) ? AopUtils.getTargetClass(proxy) : type;
		}
		return (type != null) ? ClassUtils.getUserClass(type) : null;
	}

	private void scan(HandlerBean bean, List<HandlerDeclaration> declarations) {
		annotatedMethods(bean).entrySet()
			.stream()
			.sorted(BY_SIGNATURE)
			.map((entry) -> declaration(bean, entry.getKey(), entry.getValue()))
			.forEach(declarations::add);
	}

	private Map<Method, WebSocketHandler> annotatedMethods(HandlerBean bean) {
		try {
			return MethodIntrospector.selectMethods(bean.type(),
					(MethodIntrospector.MetadataLookup<WebSocketHandler>) (method) -> AnnotatedElementUtils
						.findMergedAnnotation(method, WebSocketHandler.class));
		}
		catch (LinkageError ex) {
			logger.debug("Bean '" + bean.name() + "' has methods with types that are not there, so no handlers", ex);
			return Map.of();
		}
	}

	private HandlerDeclaration declaration(HandlerBean bean, Method method, WebSocketHandler annotation) {
		WebSocketHandler onType = AnnotatedElementUtils.findMergedAnnotation(bean.type(), WebSocketHandler.class);
		if (onType != null && (onType.on() != On.MESSAGE || onType.concurrency() != 1 || onType.type().length > 0)) {
			throw HandlerDeclaration.refuse(bean, method,
					"the @WebSocketHandler of its type sets 'on', 'type' or 'concurrency', which concern methods",
					"Set them on the methods; on the type leave client, path and subprotocols only.");
		}
		HandlerTarget target = this.targets.find(bean, method, annotation, onType);
		return new HandlerDeclaration(bean, method, target, Subprotocols.find(bean, method, target, annotation, onType),
				annotation.on(), new LinkedHashSet<>(List.of(annotation.type())), annotation.concurrency(),
				order(bean, method));
	}

	private static int order(HandlerBean bean, Method method) {
		Order onMethod = AnnotatedElementUtils.findMergedAnnotation(method, Order.class);
		return (onMethod != null) ? onMethod.value() : OrderUtils.getOrder(bean.type(), Ordered.LOWEST_PRECEDENCE);
	}

}
