package dev.websockets.autoconfigure;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The formats that have a converter here, each by the name of a bean that is there if its
 * library is.
 */
enum BuiltInConverter {

	JSON(JacksonConverterConfiguration.BEAN, "Jackson and a JsonMapper bean (the only one, or a primary one)",
			"org.springframework.boot:spring-boot-starter-jackson"),

	XML(XmlConverterConfiguration.BEAN, "Jackson's XmlMapper", "tools.jackson.dataformat:jackson-dataformat-xml"),

	CBOR(CborConverterConfiguration.BEAN, "Jackson's CBORMapper", "tools.jackson.dataformat:jackson-dataformat-cbor"),

	PROTOBUF(ProtobufConverterConfiguration.BEAN, "Protobuf's MessageLite", "com.google.protobuf:protobuf-java"),

	GSON(GsonConverterConfiguration.BEAN, "Gson", "org.springframework.boot:spring-boot-starter-gson");

	private final String bean;

	private final String needs;

	private final String dependency;

	BuiltInConverter(String bean, String needs, String dependency) {
		this.bean = bean;
		this.needs = needs;
		this.dependency = dependency;
	}

	/**
	 * The format that a property asks for.
	 * @param value the value of the property, in whatever case
	 * @return the format, or {@code null} if it is none of these
	 */
	static @Nullable BuiltInConverter of(String value) {
		return Arrays.stream(values()).filter((each) -> each.name().equalsIgnoreCase(value)).findFirst().orElse(null);
	}

	/**
	 * What properties call it.
	 * @return the value
	 */
	String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The name of the bean.
	 * @return the name
	 */
	String bean() {
		return this.bean;
	}

	/**
	 * The format as which the types are read that its messages carry inside.
	 * @return the format, or {@code null} if they are not read
	 */
	@Nullable BuiltInConverter types() {
		return switch (this) {
			case JSON, GSON -> JSON;
			case CBOR -> CBOR;
			case XML, PROTOBUF -> null;
		};
	}

	/**
	 * What has to be there for it.
	 * @return in words
	 */
	String needs() {
		return this.needs;
	}

	/**
	 * What brings it.
	 * @return group and artifact
	 */
	String dependency() {
		return this.dependency;
	}

}
