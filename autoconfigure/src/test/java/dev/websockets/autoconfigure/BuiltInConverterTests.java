package dev.websockets.autoconfigure;

import java.util.Map;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.StringValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.messaging.converter.MessageConverter;
import org.springframework.messaging.converter.StringMessageConverter;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.xml.XmlMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketMessageConverter;
import dev.websockets.autoconfigure.ConverterSelectionTests.Named;
import dev.websockets.autoconfigure.ConverterSelectionTests.Trade;
import dev.websockets.converter.ProtobufExtension;
import dev.websockets.converter.ProtobufMessageConverter;
import dev.websockets.converter.SpringMessageConverterBridge;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the converters that the library brings, and for their dependencies.
 */
class BuiltInConverterTests {

	private static final String CAMEL = "{\"StockSymbol\":\"MSFT\"}";

	private final ApplicationContextRunner withoutJackson = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebSocketsAutoConfiguration.class))
		.withPropertyValues("websockets.auto-startup=false", "websockets.clients.quotes.url=ws://localhost:1");

	private final ApplicationContextRunner contextRunner = this.withoutJackson
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class));

	private static ApplicationContextRunner with(ApplicationContextRunner runner, String converter) {
		return runner.withPropertyValues("websockets.converter=" + converter);
	}

	private static WebSocketMessageConverter used(ApplicationContext context) {
		WebSocketMessageConverter converter = context.getBean(MessageConverters.class)
			.find(context.getBean(NamedClients.class).get("quotes").settings().converter());
		assertThat(converter).isNotNull();
		return converter;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					json     | tools.jackson                 | org.springframework.boot:spring-boot-starter-jackson | gson, protobuf
					xml      | tools.jackson.dataformat.xml  | tools.jackson.dataformat:jackson-dataformat-xml      | cbor, gson, json, protobuf
					cbor     | tools.jackson.dataformat.cbor | tools.jackson.dataformat:jackson-dataformat-cbor     | gson, json, protobuf, xml
					protobuf | com.google.protobuf           | com.google.protobuf:protobuf-java                    | cbor, gson, json, xml
					gson     | com.google.gson               | org.springframework.boot:spring-boot-starter-gson    | cbor, json, protobuf, xml
					""")
	@DisplayName("B71 a format whose library is not there is refused at the start, with the dependency to add")
	void withoutItsLibraryAFormatIsRefusedWithTheDependency(String name, String classes, String dependency,
			String others) {
		with(this.contextRunner.withClassLoader(new FilteredClassLoader(classes)), name).run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = new InvalidWebSocketPropertyFailureAnalyzer(new StandardEnvironment())
				.analyze(context.getStartupFailure());
			assertThat(analysis).isNotNull();
			assertThat(analysis.getDescription()).contains("websockets.converter", "\"" + name + "\"", "It needs ",
					", which is not there.");
			assertThat(analysis.getAction())
				.isEqualTo("Add the dependency " + dependency + ", or use one of these: " + others + ".");
		});
	}

	@ParameterizedTest
	@EnumSource
	@DisplayName("B71 without any library an application starts, and has no converter")
	void withoutAnyLibraryAnApplicationStarts(BuiltInConverter format) {
		this.withoutJackson
			.withClassLoader(new FilteredClassLoader("tools.jackson", "com.google", "org.springframework.messaging"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(format.bean()));
	}

	@Test
	void namesAreInWhateverCase() {
		with(this.contextRunner, "XML")
			.run((context) -> assertThat(used(context)).isSameAs(context.getBean(XmlConverterConfiguration.BEAN)));
	}

	@Test
	void theConvertersArePublishedByTheirNamesOnly() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBeanProvider(WebSocketMessageConverter.class).getIfUnique()).isNull();
			assertThat(context.getBeanNamesForType(WebSocketMessageConverter.class)).hasSize(5)
				.allMatch((name) -> name.startsWith("websockets"));
			assertThat(context.getBeanNamesForType(ObjectMapper.class))
				.noneMatch((name) -> name.startsWith("websockets"));
			assertThat(context).doesNotHaveBean(Gson.class).doesNotHaveBean(ExtensionRegistry.class);
		});
	}

	@Test
	void aBeanOfTheUserTakesThePlaceOfOneOfOurs() {
		with(this.contextRunner.withBean(XmlConverterConfiguration.BEAN, Named.class, () -> new Named("mine")), "xml")
			.run((context) -> assertThat(used(context)).hasToString("mine"));
	}

	@ParameterizedTest
	@EnumSource
	void aConverterOfTheUserWithTheNameOfAFormatWins(BuiltInConverter format) {
		with(this.contextRunner.withBean(format.value(), Named.class, () -> new Named("mine")), format.value())
			.run((context) -> assertThat(used(context)).hasToString("mine"));
	}

	@Test
	void aConverterOfSpringMessagingWithTheNameOfAFormatWinsToo() {
		with(this.contextRunner.withBean("xml", StringMessageConverter.class), "xml")
			.run((context) -> assertThat(used(context)).isInstanceOf(SpringMessageConverterBridge.class));
	}

	@Test
	void anotherBeanWithTheNameOfAFormatIsInNobodysWay() {
		Gson gson = new GsonBuilder().setFieldNamingPolicy(FieldNamingPolicy.UPPER_CAMEL_CASE).create();
		with(this.contextRunner.withBean("gson", Gson.class, () -> gson), "gson")
			.run((context) -> assertThat(used(context).toMessage(new Trade("MSFT"), Trade.class))
				.isEqualTo(Message.of(CAMEL)));
	}

	@Test
	void withoutABeanGsonHasItsDefaults() {
		with(this.contextRunner, "gson")
			.run((context) -> assertThat(used(context).toMessage(new Trade("MSFT"), Trade.class))
				.isEqualTo(Message.of("{\"stockSymbol\":\"MSFT\"}")));
	}

	@Test
	void xmlWithTheMapperOfTheApplicationOrADefaultOne() {
		ApplicationContextRunner snake = with(this.contextRunner, "xml")
			.withPropertyValues("spring.jackson.property-naming-strategy=SNAKE_CASE");
		snake.run((context) -> assertXml(context, "stock_symbol"));
		XmlMapper mapper = XmlMapper.builder()
			.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
			.build();
		snake.withBean("mine", XmlMapper.class, () -> mapper).run((context) -> assertXml(context, "StockSymbol"));
		with(this.withoutJackson, "xml").run((context) -> assertXml(context, "stockSymbol"));
	}

	private static void assertXml(ApplicationContext context, String element) {
		assertThat(used(context).toMessage(new Trade("MSFT"), Trade.class))
			.isEqualTo(Message.of("<Trade><" + element + ">MSFT</" + element + "></Trade>"));
	}

	@Test
	void cborWithTheMapperOfTheApplicationOrADefaultOne() {
		ApplicationContextRunner snake = with(this.contextRunner, "cbor")
			.withPropertyValues("spring.jackson.property-naming-strategy=SNAKE_CASE");
		snake.run((context) -> assertCbor(context, "stock_symbol"));
		CBORMapper mapper = CBORMapper.builder()
			.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
			.build();
		snake.withBean("mine", CBORMapper.class, () -> mapper).run((context) -> assertCbor(context, "StockSymbol"));
		with(this.withoutJackson, "cbor").run((context) -> assertCbor(context, "stockSymbol"));
	}

	private static void assertCbor(ApplicationContext context, String property) {
		WebSocketMessageConverter converter = used(context);
		Message message = converter.toMessage(new Trade("MSFT"), Trade.class);
		assertThat(converter.fromMessage(message, Map.class)).isEqualTo(Map.of(property, "MSFT"));
	}

	@Test
	void severalMappersDisturbOnlyWhoeverAsksForXml() {
		ApplicationContextRunner two = this.withoutJackson.withBean("one", XmlMapper.class, XmlMapper::new)
			.withBean("two", XmlMapper.class, XmlMapper::new);
		two.run((context) -> assertThat(context).hasNotFailed());
		with(two, "xml").run((context) -> assertThat(context).getFailure()
			.hasRootCauseInstanceOf(NoUniqueBeanDefinitionException.class)
			.rootCause()
			.hasMessageContaining("one,two"));
	}

	@Test
	void protobufReadsTheExtensionsOfTheApplication() {
		ProtobufExtension extension = new ProtobufExtension();
		ApplicationContextRunner protobuf = with(this.contextRunner, "protobuf");
		protobuf.run((context) -> assertThat(extension.isReadBy((ProtobufMessageConverter) used(context))).isFalse());
		protobuf.withBean(ExtensionRegistry.class, extension::registry)
			.run((context) -> assertThat(extension.isReadBy((ProtobufMessageConverter) used(context))).isTrue());
	}

	@Test
	void aConverterOfSpringMessagingIsUsedByItsNameOnly() {
		ApplicationContextRunner messaging = this.contextRunner.withBean("broker", StringMessageConverter.class);
		messaging
			.run((context) -> assertThat(used(context)).isSameAs(context.getBean(JacksonConverterConfiguration.BEAN)));
		with(messaging, "broker")
			.run((context) -> assertThat(used(context)).isInstanceOf(SpringMessageConverterBridge.class));
		with(messaging, "yaml").run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(InvalidWebSocketPropertyException.class, (ex) -> assertThat(ex.action())
				.isEqualTo("Use one of these: broker, cbor, gson, json, protobuf, xml.")));
	}

	@Test
	void withoutSpringMessagingOtherConvertersWork() {
		with(this.contextRunner.withClassLoader(new FilteredClassLoader(MessageConverter.class)), "protobuf")
			.run((context) -> assertThat(used(context).toMessage(StringValue.of("a"), StringValue.class))
				.isEqualTo(Message.of(StringValue.of("a").toByteArray())));
	}

}
