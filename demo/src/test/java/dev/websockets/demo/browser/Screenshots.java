package dev.websockets.demo.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

/**
 * Draws the pictures of the README. No test of the build: run it by
 * {@code ./mvnw -pl demo -am test -Dtest=Screenshots -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class Screenshots {

	private static final Path IMAGES = Path.of(System.getProperty("demo.images", "../docs/images"));

	@Test
	void draw() throws IOException {
		try (Demo demo = new Demo(); Chromium chromium = new Chromium()) {
			Page ana = join(chromium, demo, "Ana");
			ana.resize(1100, 800, 1);
			Page ben = join(chromium, demo, "Ben");
			ben.resize(360, 740, 2);
			ben.prefer("dark");
			Page cleo = join(chromium, demo, "Cleo");
			say(ana, "Good morning! Is the new version out?");
			say(ben, "Yes. I restarted the server in the middle of this chat. Did you notice?");
			say(cleo, "It said reconnecting in 1 s, and then it went on.");
			say(cleo, "What I was writing was still there.");
			say(ana, "That is how it should be. Coffee?");
			say(ben, "In #coffee, in five minutes");
			cleo.write("#text", "On my way");
			ana.awaitText("#typing", "Cleo");
			ana.screenshot(IMAGES.resolve("chat.png"));
			cleo.write("#text", "On my way!");
			ben.awaitText("#typing", "Cleo");
			ben.screenshot(IMAGES.resolve("chat-phone.png"));
			Page board = chromium.open();
			board.resize(1200, 760, 1);
			board.navigate(demo.url("/"));
			board.awaitThat("document.querySelectorAll('.dot').length >= 18", Duration.ofSeconds(90));
			board.screenshot(IMAGES.resolve("demo.png"));
			if (IMAGES.startsWith("/tmp")) {
				more(chromium, demo, ana, board);
			}
		}
	}

	private void more(Chromium chromium, Demo demo, Page ana, Page board) throws IOException {
		ana.prefer("dark");
		ana.screenshot(IMAGES.resolve("chat-desktop-dark.png"));
		ana.prefer("light");
		ana.resize(360, 740, 2);
		ana.screenshot(IMAGES.resolve("chat-phone-light.png"));
		board.resize(360, 740, 2);
		board.screenshot(IMAGES.resolve("board-phone.png"));
		board.prefer("dark");
		board.screenshot(IMAGES.resolve("board-phone-dark.png"));
		Page nobody = chromium.open();
		nobody.resize(1100, 720, 1);
		nobody.navigate(demo.url("/chat.html"));
		nobody.screenshot(IMAGES.resolve("enter.png"));
		nobody.resize(360, 740, 2);
		nobody.screenshot(IMAGES.resolve("enter-phone.png"));
		demo.stop();
		ana.awaitText("#state", "Reconnecting");
		ana.write("#text", "still here");
		ana.screenshot(IMAGES.resolve("reconnecting-phone.png"));
		ana.resize(1100, 720, 1);
		ana.screenshot(IMAGES.resolve("reconnecting.png"));
	}

	private static Page join(Chromium chromium, Demo demo, String name) {
		Page page = chromium.open();
		page.resize(1100, 720, 1);
		page.navigate(demo.url("/chat.html"));
		page.write("#name", name);
		page.enter();
		page.awaitText("#state", "Connected");
		return page;
	}

	private static void say(Page page, String text) {
		page.write("#text", text);
		page.enter();
		page.awaitText("#log", text);
	}

}
