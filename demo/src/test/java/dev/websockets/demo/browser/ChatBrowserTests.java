package dev.websockets.demo.browser;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the pages in Chromium, which is needed: without it they fail.
 */
class ChatBrowserTests {

	private static final String SAID = "[...document.querySelectorAll('.said .text')].map((text) => text.innerText)";

	@SuppressWarnings("NullAway.Init")
	private static Chromium chromium;

	@SuppressWarnings("NullAway.Init")
	private static Demo demo;

	@BeforeAll
	static void start() throws IOException {
		chromium = new Chromium();
		demo = new Demo();
	}

	@AfterAll
	static void stop() {
		demo.close();
		chromium.close();
	}

	@AfterEach
	void leave() {
		chromium.closePages();
	}

	private static Page join(String room, String name) {
		Page page = chromium.open();
		page.navigate(demo.url("/chat.html#" + room));
		page.write("#name", name);
		page.enter();
		page.awaitText("#state", "Connected");
		return page;
	}

	private static void say(Page page, String text) {
		page.write("#text", text);
		page.enter();
		page.awaitThat("document.querySelector('#text').value === ''");
	}

	private static List<String> said(Page page) {
		return page.evaluate(SAID).valueStream().map((text) -> text.asString()).toList();
	}

	private static List<String> people(Page page) {
		return page.evaluate("[...document.querySelectorAll('#people li > :last-child')].map((name) => name.innerText)")
			.valueStream()
			.map((name) -> name.asString())
			.toList();
	}

	@Test
	@DisplayName("B111 two pages chat: each sees who is there, who is typing and what is said, as text")
	void chat() {
		Page ana = join("lobby", "Ana");
		Page ben = join("lobby", "Ben <i>");
		ana.awaitText("#people", "Ben <i>");
		assertThat(people(ana)).containsExactly("Ana you", "Ben <i>");
		assertThat(people(ben)).containsExactly("Ana", "Ben <i> you");
		ben.write("#text", "hm");
		ana.awaitText("#typing", "Ben <i> is typing");
		say(ana, "<img src=x onerror=alert(1)>");
		ben.awaitText("#log", "<img src=x onerror=alert(1)>");
		say(ben, "Hello Ana");
		ana.awaitText("#log", "Hello Ana");
		assertThat(said(ana)).isEqualTo(said(ben)).containsExactly("<img src=x onerror=alert(1)>", "Hello Ana");
		assertThat(ana.evaluate("document.querySelectorAll('main img, main i').length").asInt()).isZero();
		assertThat(ana.errors()).isEmpty();
		assertThat(ben.errors()).isEmpty();
	}

	@Test
	@DisplayName("B101 the application is stopped and started again: both pages are back, and nothing written is lost")
	void restart() {
		Page ana = join("lobby", "Ana");
		Page ben = join("lobby", "Ben");
		say(ana, "before");
		ben.awaitText("#log", "before");
		demo.stop();
		ana.awaitText("#state", "Reconnecting");
		ben.awaitText("#state", "Reconnecting");
		ana.write("#text", "written meanwhile");
		ana.enter();
		assertThat(ana.evaluate("document.querySelector('#send').disabled").asBoolean()).isTrue();
		demo.startAgain();
		ana.awaitText("#state", "Connected");
		ben.awaitText("#state", "Connected");
		ana.awaitText("#people", "Ben");
		ben.awaitText("#people", "Ana");
		ana.evaluate("document.querySelector('#text').focus()");
		ana.enter();
		ben.awaitText("#log", "written meanwhile");
		say(ben, "after");
		ana.awaitText("#log", "after");
		assertThat(said(ana)).isEqualTo(said(ben)).containsExactly("before", "written meanwhile", "after");
		assertThat(ana.errors()).allMatch((error) -> error.contains("ERR_CONNECTION_REFUSED"));
		assertThat(ben.errors()).allMatch((error) -> error.contains("ERR_CONNECTION_REFUSED"));
	}

	@Test
	@DisplayName("B101 a page without network gets what it missed when it is back, once, and is told that it is offline")
	void missed() {
		Page ana = join("lobby", "Ana");
		Page ben = join("lobby", "Ben");
		say(ana, "before");
		ben.awaitText("#log", "before");
		ana.network(false);
		ana.awaitText("#state", "Offline");
		say(ben, "one");
		say(ben, "two");
		ana.network(true);
		ana.awaitText("#state", "Connected");
		say(ana, "three");
		ben.awaitText("#log", "three");
		assertThat(said(ana)).isEqualTo(said(ben)).containsExactly("before", "one", "two", "three");
	}

	@Test
	@DisplayName("B102 a page waits longer after every failure, at random, and never longer than 15 seconds")
	void delays() {
		Page page = chromium.open();
		page.navigate(demo.url("/chat.html"));
		String delays = "import('/live-socket.js').then((module) => "
				+ "[0, 1, 2, 4, 5, 1000].map((failures) => module.delayAfter(failures, () => %s)).join())";
		assertThat(page.evaluate(delays.formatted("0")).asString()).isEqualTo("500,1000,2000,8000,15000,15000");
		assertThat(page.evaluate(delays.formatted("0.5")).asString()).isEqualTo("375,750,1500,6000,11250,11250");
	}

	@Test
	@DisplayName("B111 a room is a part of the address, and another one is entered without a new page")
	void rooms() {
		Page ana = join("caf%C3%A9%20del%20mar", "Ana");
		assertThat(ana.text("#room")).isEqualTo("café-del-mar");
		say(ana, "in the café");
		ana.write("#other-room", "Elsewhere!");
		ana.enter();
		ana.awaitText("#room", "elsewhere-");
		ana.awaitText("#state", "Connected");
		assertThat(said(ana)).isEmpty();
		assertThat(ana.evaluate("location.hash").asString()).isEqualTo("#elsewhere-");
		assertThat(ana.errors()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/chat.html" })
	@DisplayName("pages fit a phone, have a dark side, and lead to each other")
	void looks(String path) {
		Page page = path.equals("/") ? chromium.open() : join("a-room-with-a-very-long-name-on-it", "M".repeat(24));
		page.resize(360, 640, 1);
		if (path.equals("/")) {
			page.navigate(demo.url(path));
			page.awaitThat("document.querySelectorAll('#charts svg').length === 3");
		}
		else {
			say(page, "W".repeat(200));
		}
		assertThat(page.evaluate("document.scrollingElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
		page.prefer("light");
		String light = colours(page);
		page.prefer("dark");
		assertThat(colours(page)).isNotEqualTo(light);
		assertThat(page.evaluate("document.querySelectorAll('.pages a').length").asInt()).isEqualTo(2);
		assertThat(page.errors()).isEmpty();
	}

	@Test
	@DisplayName("the form that asks for a name fits a phone")
	void nameFits() {
		Page page = chromium.open();
		page.resize(360, 640, 1);
		page.navigate(demo.url("/chat.html"));
		assertThat(page.evaluate("document.querySelector('#enter button').getBoundingClientRect().right").asDouble())
			.isLessThan(344);
		assertThat(page.evaluate("document.scrollingElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
		assertThat(page.evaluate("document.activeElement.id").asString()).isEqualTo("name");
	}

	private static String colours(Page page) {
		return page.evaluate("getComputedStyle(document.body).color + getComputedStyle(document.body).backgroundColor")
			.asString();
	}

}
