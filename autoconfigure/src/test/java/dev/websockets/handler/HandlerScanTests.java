package dev.websockets.handler;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.annotation.Order;

import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Where handler methods are found, and on which bean they are called.
 */
class HandlerScanTests {

	private static String reply(HandlerContext context, String client) throws Exception {
		try (HandledSession handled = new HandledSession(context, client)) {
			handled.opened();
			return handled.peer().readText();
		}
	}

	private static String reply(Class<?>... beans) throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(beans).start()) {
			return reply(context, "quotes");
		}
	}

	@Test
	void packagePrivateAndPrivateMethods() throws Exception {
		assertThat(reply(PackagePrivate.class)).isEqualTo("package-private");
		assertThat(reply(Private.class)).isEqualTo("private");
	}

	@Test
	void inheritedMethods() throws Exception {
		assertThat(reply(Inheriting.class)).isEqualTo("inherited by Inheriting");
		assertThat(reply(Implementing.class)).isEqualTo("implemented");
		assertThat(reply(Defaulting.class)).isEqualTo("default");
	}

	@Test
	void metaAnnotation() throws Exception {
		assertThat(reply(Meta.class)).isEqualTo("meta");
	}

	@Test
	void clientOfTheType() throws Exception {
		try (HandlerContext context = new HandlerContext("my-feed", "other").with(OfType.class).start()) {
			assertThat(reply(context, "my-feed")).isEqualTo("of the type");
			assertThat(reply(context, "other")).isEqualTo("of the method");
		}
	}

	@Test
	@DisplayName("B122 names that differ in case and dashes are one client")
	void namesWithCaseAndDashes() throws Exception {
		try (HandlerContext context = new HandlerContext("my-feed", "other").with(OfType.class).start()) {
			assertThat(context.client("MYFEED")).isSameAs(context.client("my-feed")).isSameAs(context.client("myFeed"));
			assertThatIllegalArgumentException().isThrownBy(() -> context.client("mine"))
				.withMessageContaining("no client 'mine'")
				.withMessageContaining("my-feed");
		}
	}

	@Test
	void jdkProxy() throws Exception {
		assertThat(reply(Proxied.class, JdkProxies.class)).isEqualTo("advised proxied");
		assertThat(reply(Proxied.class, UnmarkedJdkProxies.class)).isEqualTo("advised proxied");
		assertRefused("not found in any interface", NotInInterface.class, JdkProxies.class);
	}

	@Test
	void cglibProxy() throws Exception {
		assertThat(reply(PackagePrivate.class, CglibProxies.class)).isEqualTo("advised package-private");
		assertRefused("cannot be called on the proxy", Private.class, CglibProxies.class);
		assertRefused("it is final", Final.class, CglibProxies.class);
	}

	private static void assertRefused(String problem, Class<?>... beans) {
		assertThatExceptionOfType(WebSocketHandlerDefinitionException.class).isThrownBy(() -> reply(beans))
			.satisfies((ex) -> assertThat(ex.problem()).contains(problem))
			.satisfies((ex) -> assertThat(ex.beanName()).endsWith(beans[0].getSimpleName()));
	}

	@Test
	void configurationClassIsNoDoubleHandler() throws Exception {
		assertThat(reply(Config.class)).isEqualTo("configuration");
	}

	@Test
	void lazyBeanIsCreatedByItsFirstCall() throws Exception {
		LazyBean.created.set(0);
		try (HandlerContext context = new HandlerContext("quotes").with(LazyBean.class).start()) {
			assertThat(LazyBean.created).hasValue(0);
			assertThat(reply(context, "quotes")).isEqualTo("lazy 1");
			assertThat(reply(context, "quotes")).isEqualTo("lazy 1");
		}
	}

	@Test
	void prototypeIsNewForEveryCall() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Counter.class, Prototype.class).start()) {
			assertThat(reply(context, "quotes")).isEqualTo("prototype 1");
			assertThat(reply(context, "quotes")).isEqualTo("prototype 2");
		}
	}

	@Test
	void scopedProxyIsCalledOnce() throws Exception {
		HandlerContext context = new HandlerContext("quotes");
		context.context().getBeanFactory().registerScope("thread", new SimpleThreadScope());
		try (HandlerContext started = context.with(Scoped.class).start();
				HandledSession handled = new HandledSession(started, "quotes")) {
			handled.opened();
			assertThat(handled.peer().readText()).isEqualTo("scoped");
			handled.session().send("end");
			assertThat(handled.peer().readText()).isEqualTo("end");
		}
	}

	@Test
	void orderOfMethodAndBean() throws Exception {
		try (HandlerContext context = new HandlerContext("quotes").with(Later.class, Earlier.class).start();
				HandledSession handled = new HandledSession(context, "quotes")) {
			handled.opened();
			assertThat(handled.peer().readText()).isEqualTo("first");
			assertThat(handled.peer().readText()).isEqualTo("earlier");
			assertThat(handled.peer().readText()).isEqualTo("later");
		}
	}

	@Test
	void ownArgumentResolver() throws Exception {
		assertThat(reply(WithTenant.class, TenantResolver.class)).isEqualTo("acme");
		assertRefused("not possible on OPEN", WithTenant.class);
	}

	@Test
	void notKnownBeforeAllSingletonsExist() {
		try (HandlerContext context = new HandlerContext("quotes")) {
			WebSocketHandlers handlers = new WebSocketHandlers(context.context().getBeanFactory(), Set::of,
					(client) -> HandlerSettings.defaults(), null, Runnable::run, List.of());
			assertThatIllegalStateException().isThrownBy(() -> handlers.forClient("quotes"))
				.withMessageContaining("before all singletons exist");
		}
	}

	static class PackagePrivate {

		@WebSocketHandler(on = On.OPEN)
		String open() {
			return "package-private";
		}

	}

	static class Private {

		@WebSocketHandler(on = On.OPEN)
		private String open() {
			return "private";
		}

	}

	static class Final {

		@WebSocketHandler(on = On.OPEN)
		final String open() {
			return "final";
		}

	}

	static class Base {

		@WebSocketHandler(on = On.OPEN)
		String open() {
			return "inherited by " + getClass().getSimpleName();
		}

	}

	static class Inheriting extends Base {

	}

	interface Opening {

		@WebSocketHandler(on = On.OPEN)
		String open();

	}

	static class Implementing implements Opening {

		@Override
		public String open() {
			return "implemented";
		}

	}

	interface DefaultOpening {

		@WebSocketHandler(on = On.OPEN)
		default String open() {
			return "default";
		}

	}

	static class Defaulting implements DefaultOpening {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@WebSocketHandler(on = On.OPEN)
	@interface OnOpen {

		@AliasFor(annotation = WebSocketHandler.class, attribute = "client")
		String value();

	}

	static class Meta {

		@OnOpen("QUOTES")
		String open() {
			return "meta";
		}

	}

	@WebSocketHandler("myFeed")
	static class OfType {

		@WebSocketHandler(on = On.OPEN)
		String open() {
			return "of the type";
		}

		@WebSocketHandler(client = "other", on = On.OPEN)
		String other() {
			return "of the method";
		}

	}

	interface Greeting {

		String open();

	}

	static class Proxied implements Greeting {

		@Override
		@WebSocketHandler(on = On.OPEN)
		public String open() {
			return "proxied";
		}

	}

	static class NotInInterface implements Runnable {

		@Override
		public void run() {
		}

		@WebSocketHandler(on = On.OPEN)
		String open() {
			return "not in the interface";
		}

	}

	static class JdkProxies extends BeanNameAutoProxyCreator {

		JdkProxies() {
			setBeanNames("*Proxied", "*NotInInterface");
			setInterceptorNames("advice");
		}

		@Bean
		static MethodInterceptor advice() {
			return new Advice();
		}

	}

	static class CglibProxies extends BeanNameAutoProxyCreator {

		CglibProxies() {
			setBeanNames("*PackagePrivate", "*Private", "*Final");
			setInterceptorNames("advice");
			setProxyTargetClass(true);
		}

		@Bean
		static MethodInterceptor advice() {
			return new Advice();
		}

	}

	static class UnmarkedJdkProxies implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (!(bean instanceof Proxied)) {
				return bean;
			}
			ProxyFactory factory = new ProxyFactory(bean);
			factory.addAdvice(new Advice());
			return factory.getProxy();
		}

	}

	static class Advice implements MethodInterceptor {

		@Override
		public Object invoke(MethodInvocation invocation) throws Throwable {
			assertThat(AopUtils.isAopProxy(invocation.getThis())).isFalse();
			Object result = invocation.proceed();
			return (result instanceof String text) ? "advised " + text : result;
		}

	}

	@Configuration
	static class Config {

		@WebSocketHandler(on = On.OPEN)
		String open() {
			return "configuration";
		}

	}

	@Lazy
	static class LazyBean {

		static final AtomicInteger created = new AtomicInteger();

		LazyBean() {
			created.incrementAndGet();
		}

		@WebSocketHandler(on = On.OPEN)
		String open() {
			return "lazy " + created;
		}

	}

	static class Counter extends AtomicInteger {

	}

	@Scope("prototype")
	static class Prototype {

		private final int number;

		Prototype(Counter counter) {
			this.number = counter.incrementAndGet();
		}

		@WebSocketHandler(on = On.OPEN)
		String open() {
			return "prototype " + this.number;
		}

	}

	@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
	static class Scoped {

		@WebSocketHandler(on = On.OPEN)
		String open() {
			return "scoped";
		}

	}

	@Order(2)
	static class Later {

		@WebSocketHandler(on = On.OPEN)
		String later() {
			return "later";
		}

		@Order(0)
		@WebSocketHandler(on = On.OPEN)
		String first() {
			return "first";
		}

	}

	@Order(1)
	static class Earlier {

		@WebSocketHandler(on = On.OPEN)
		String earlier() {
			return "earlier";
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Tenant {

	}

	static class WithTenant {

		@WebSocketHandler(on = On.OPEN)
		String open(@Tenant String tenant) {
			return tenant;
		}

	}

	static class TenantResolver implements WebSocketHandlerArgumentResolver {

		@Override
		public boolean supports(MethodParameter parameter) {
			return parameter.hasParameterAnnotation(Tenant.class);
		}

		@Override
		public Object resolve(MethodParameter parameter, WebSocketHandlerInvocation invocation) {
			assertThat(invocation.session().isOpen()).isTrue();
			assertThat(invocation.connection().name()).isEqualTo("quotes");
			return "acme";
		}

	}

}
