package dev.websockets.autoconfigure;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.http.converter.HttpMessageConverter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.converter.JacksonMessageConverter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the choice of the converter.
 */
class ConverterSelectionTests {

	private static final String URL = "websockets.clients.quotes.url=ws://localhost:1";

	private final ApplicationContextRunner withoutMapper = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
		.withPropertyValues("websockets.auto-startup=false", URL);

	private final ApplicationContextRunner contextRunner = this.withoutMapper
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class));

	@Test
	@DisplayName("B70 the application's own mapper writes, with its configuration")
	void jsonWithTheMapperOfTheApplication() {
		this.contextRunner.withPropertyValues("spring.jackson.property-naming-strategy=SNAKE_CASE")
			.run((context) -> assertThat(used(context).toMessage(new Trade("MSFT"), Trade.class))
				.isEqualTo(Message.of("{\"stock_symbol\":\"MSFT\"}")));
	}

	@Test
	void jsonWithAMapperBeanOfTheUser() {
		JsonMapper mapper = JsonMapper.builder()
			.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
			.build();
		this.contextRunner.withBean("mine", JsonMapper.class, () -> mapper)
			.run((context) -> assertThat(used(context).toMessage(new Trade("MSFT"), Trade.class))
				.isEqualTo(Message.of("{\"StockSymbol\":\"MSFT\"}")));
	}

	@Test
	@DisplayName("B74 HTTP message converters are neither used nor published")
	void noHttpMessageConverters() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(HttpMessageConverter.class)).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(HttpMessageConverter.class);
			assertThat(used(context)).isInstanceOf(JacksonMessageConverter.class);
		});
	}

	@Test
	void theOnlyBeanOfTheUserWins() {
		this.contextRunner.withBean("mine", Named.class, () -> new Named("mine"))
			.run((context) -> assertThat(used(context)).hasToString("mine"));
	}

	@Test
	void jsonIsJsonWhateverBeansThereAre() {
		this.contextRunner.withBean("mine", Named.class, () -> new Named("mine"))
			.withPropertyValues("websockets.converter=json")
			.run((context) -> assertThat(used(context)).isInstanceOf(JacksonMessageConverter.class));
	}

	@Test
	void thePrimaryBeanOfSeveralWinsAndWithoutOneJson() {
		ApplicationContextRunner two = this.contextRunner.withBean("one", Named.class, () -> new Named("one"));
		two.withBean("two", Named.class, () -> new Named("two"), (definition) -> definition.setPrimary(true))
			.run((context) -> assertThat(used(context)).hasToString("two"));
		two.withBean("two", Named.class, () -> new Named("two"))
			.run((context) -> assertThat(used(context)).isInstanceOf(JacksonMessageConverter.class));
	}

	@Test
	void aNamedBeanForAllAndAnotherForOne() {
		this.contextRunner.withBean("one", Named.class, () -> new Named("one"))
			.withBean("two", Named.class, () -> new Named("two"))
			.withPropertyValues("websockets.converter=one", "websockets.clients.feed.url=ws://localhost:1",
					"websockets.clients.feed.converter=two", "websockets.clients.text.url=ws://localhost:1",
					"websockets.clients.text.converter=json")
			.run((context) -> {
				assertThat(used(context)).hasToString("one");
				assertThat(used(context, "feed")).hasToString("two");
				assertThat(used(context, "text")).isInstanceOf(JacksonMessageConverter.class);
			});
	}

	@Test
	void anUnknownNameIsRefusedWithTheKnownOnes() {
		this.contextRunner.withBean("mine", Named.class, () -> new Named("mine"))
			.withPropertyValues("websockets.clients.quotes.converter=yaml")
			.run((context) -> assertRefused(context, "websockets.clients.quotes.converter",
					"There is no converter of that name.", "Use one of these: cbor, gson, json, mine, protobuf, xml."));
	}

	@Test
	void anUnknownNameForAllIsRefusedInTheNameOfThatProperty() {
		this.contextRunner.withPropertyValues("websockets.converter=yaml")
			.run((context) -> assertRefused(context, "websockets.converter", "There is no converter of that name.",
					"Use one of these: cbor, gson, json, protobuf, xml."));
	}

	@Test
	void aBeanOfAnotherTypeIsRefused() {
		this.contextRunner.withBean("text", String.class, () -> "text")
			.withPropertyValues("websockets.converter=text")
			.run((context) -> assertRefused(context, "websockets.converter",
					"The bean of that name is neither a WebSocketMessageConverter nor a MessageConverter of spring-messaging.",
					"Use one of these: cbor, gson, json, protobuf, xml."));
	}

	@Test
	@DisplayName("B71 without Jackson there is no converter")
	void withoutJacksonThereIsNone() {
		this.withoutMapper.withClassLoader(new FilteredClassLoader("tools.jackson"))
			.run((context) -> assertThat(find(context, "quotes")).isNull());
		this.withoutMapper.run((context) -> assertThat(find(context, "quotes")).isNull());
	}

	@Test
	void withoutJacksonJsonIsRefused() {
		this.withoutMapper.withClassLoader(new FilteredClassLoader("tools.jackson"))
			.withPropertyValues("websockets.converter=json")
			.run((context) -> assertRefused(context, "websockets.converter",
					"It needs Jackson and a JsonMapper bean (the only one, or a primary one), which is not there.",
					"Add the dependency org.springframework.boot:spring-boot-starter-jackson, or use one of these: "
							+ "gson, protobuf."));
	}

	private static WebSocketMessageConverter used(ApplicationContext context) {
		return used(context, "quotes");
	}

	private static WebSocketMessageConverter used(ApplicationContext context, String client) {
		WebSocketMessageConverter converter = find(context, client);
		assertThat(converter).isNotNull();
		return converter;
	}

	private static @Nullable WebSocketMessageConverter find(ApplicationContext context, String client) {
		return context.getBean(MessageConverters.class)
			.find(context.getBean(NamedClients.class).get(client).settings().converter());
	}

	private static void assertRefused(AssertableApplicationContext context, String property, String reason,
			String action) {
		assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(InvalidWebSocketPropertyException.class, (ex) -> {
				assertThat(ex.property()).isEqualTo(property);
				assertThat(ex.reason()).contains(reason);
				assertThat(ex.action()).contains(action);
			});
	}

	record Trade(String stockSymbol) {

	}

	record Named(String name) implements WebSocketMessageConverter {

		@Override
		public Message toMessage(Object payload, Type type) {
			return Message.of(this.name);
		}

		@Override
		public Object fromMessage(Message message, Type type) {
			return this.name;
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
