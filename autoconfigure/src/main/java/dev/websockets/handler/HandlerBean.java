package dev.websockets.handler;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The bean that handler methods are called on: looked up once if it is a singleton, on
 * first use if it is lazy, for every call if its scope says so.
 */
final class HandlerBean {

	private final ConfigurableListableBeanFactory beanFactory;

	private final String name;

	private final Class<?> type;

	private volatile @Nullable Object singleton;

	HandlerBean(ConfigurableListableBeanFactory beanFactory, String name, Class<?> type) {
		this.beanFactory = beanFactory;
		this.name = name;
		this.type = type;
		Object registered = beanFactory.getSingleton(name);
		this.singleton = (registered instanceof FactoryBean) ? null : registered;
	}

	String name() {
		return this.name;
	}

	/**
	 * The class that the application wrote, beneath any proxy.
	 * @return the class
	 */
	Class<?> type() {
		return this.type;
	}

	/**
	 * The class of what {@link #instance()} returns, a proxy perhaps, as far as it is
	 * known before.
	 * @return the class
	 */
	Class<?> exposedType() {
		Object instance = this.singleton;
		Class<?> exposed = (instance != null) ? instance.getClass() : this.beanFactory.getType(this.name);
		return (exposed != null) ? exposed : this.type;
	}

	Object instance() {
		Object instance = this.singleton;
		if (instance == null) {
			instance = this.beanFactory.getBean(this.name);
			if (this.beanFactory.isSingleton(this.name)) {
				this.singleton = instance;
			}
		}
		return instance;
	}

}
