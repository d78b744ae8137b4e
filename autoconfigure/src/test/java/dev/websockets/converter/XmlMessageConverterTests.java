package dev.websockets.converter;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.xml.XmlMapper;

import dev.websockets.Message;
import dev.websockets.WebSocketUnknownTypeException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link XmlMessageConverter}.
 */
class XmlMessageConverterTests {

	private static final Type TRADES = Trade.LIST.getType();

	private final XmlMessageConverter converter = new XmlMessageConverter(XmlMapper.builder().build());

	@Test
	@DisplayName("B70 an object goes out as an XML text and comes back equal")
	void writesAndReadsObjects() {
		Message message = this.converter.toMessage(Trade.of("MSFT", "412.50"), Trade.class);
		assertThat(message).isEqualTo(Message.of("<Trade><symbol>MSFT</symbol><price>412.50</price></Trade>"));
		assertThat(this.converter.fromMessage(message, Trade.class)).isEqualTo(Trade.of("MSFT", "412.50"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 5 })
	@DisplayName("B70 a list keeps the types of its elements, also one of none or one")
	void writesAndReadsLists(int size) {
		List<Trade> trades = Collections.nCopies(size, Trade.of(Trade.UMLAUTS, "1"));
		Message message = this.converter.toMessage(trades, TRADES);
		assertThat(this.converter.fromMessage(message, TRADES)).isEqualTo(trades);
	}

	@Test
	@DisplayName("B70 a binary message is read in UTF-8, or as its declaration says")
	void readsBinaryMessages() {
		String xml = "<Trade><symbol>Ä</symbol><price>1</price></Trade>";
		assertThat(this.converter.fromMessage(Message.of(xml.getBytes(StandardCharsets.UTF_8)), Trade.class))
			.isEqualTo(Trade.of("Ä", "1"));
		byte[] latin = ("<?xml version='1.0' encoding='ISO-8859-1'?>" + xml).getBytes(StandardCharsets.ISO_8859_1);
		assertThat(this.converter.fromMessage(Message.of(latin), Trade.class)).isEqualTo(Trade.of("Ä", "1"));
	}

	@Test
	@DisplayName("B72 xsi:nil is null")
	void readsNil() {
		String nil = "<Trade xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>";
		assertThat(this.converter.fromMessage(Message.of(nil), Trade.class)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<Trade>", "no xml", "{}", "<Trade><price>much</price></Trade>", "<Trade/><Trade/>",
			"<Trade><symbol>&#0;</symbol></Trade>" })
	@DisplayName("B73 malformed input and wrong types throw")
	void refusesOtherInput(String text) {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.converter.fromMessage(Message.of(text), Trade.class));
	}

	@Test
	void doesNotResolveExternalEntities(@TempDir Path directory) throws IOException {
		Path secret = Files.writeString(directory.resolve("secret.txt"), "secret");
		String xml = "<!DOCTYPE Trade [<!ENTITY stolen SYSTEM '" + secret.toUri()
				+ "'>]><Trade><symbol>&stolen;</symbol></Trade>";
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.converter.fromMessage(Message.of(xml), Trade.class))
			.withMessageContaining("stolen");
	}

	@Test
	void doesNotReadExternalDocumentTypes(@TempDir Path directory) throws IOException {
		Path entities = Files.writeString(directory.resolve("entities.dtd"), "<!ENTITY stolen 'secret'>");
		String xml = "<!DOCTYPE Trade SYSTEM '" + entities.toUri() + "'><Trade><symbol>&stolen;</symbol></Trade>";
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.converter.fromMessage(Message.of(xml), Trade.class))
			.withMessageContaining("stolen");
	}

	@Test
	@Timeout(10)
	void doesNotExpandEntities() {
		StringBuilder xml = new StringBuilder("<!DOCTYPE Trade [<!ENTITY lol0 'lol'>");
		for (int i = 1; i <= 12; i++) {
			xml.append("<!ENTITY lol").append(i).append(" '").append(("&lol" + (i - 1) + ";").repeat(10)).append("'>");
		}
		Message bomb = Message.of(xml.append("]><Trade><symbol>&lol12;</symbol></Trade>").toString());
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.converter.fromMessage(bomb, Trade.class))
			.withMessageContaining("lol12");
	}

	@Test
	void boundsTheDepth() {
		Message deep = Message.of("<a>".repeat(100_000));
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.converter.fromMessage(deep, Object.class));
	}

	@Test
	@DisplayName("B91 a subtype that Jackson does not know is an unknown type, at the root only")
	void unknownSubtypes() {
		Message news = Message.of("<Event><kind>news</kind></Event>");
		assertThatExceptionOfType(WebSocketUnknownTypeException.class)
			.isThrownBy(() -> this.converter.fromMessage(news, Event.class))
			.satisfies((ex) -> assertThat(ex.type()).isEqualTo("news"))
			.satisfies((ex) -> assertThat(ex.failedMessage()).isSameAs(news));
		Message inner = Message.of("<Event><kind>shift</kind><inner><kind>news</kind></inner></Event>");
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> this.converter.fromMessage(inner, Event.class));
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	sealed interface Event permits Shift {

	}

	@JsonTypeName("shift")
	record Shift(Event inner) implements Event {
	}

}
