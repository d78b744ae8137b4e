package dev.websockets.demo.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import dev.websockets.CloseReason;
import dev.websockets.WebSocketClient;
import dev.websockets.WebSocketHandshakeRefusedException;
import dev.websockets.demo.DemoApplication;
import dev.websockets.demo.chat.ChatEvent.Joined;
import dev.websockets.demo.chat.ChatEvent.Left;
import dev.websockets.demo.chat.ChatEvent.Person;
import dev.websockets.demo.chat.ChatEvent.Said;
import dev.websockets.demo.chat.ChatEvent.Typing;
import dev.websockets.demo.chat.ChatEvent.Welcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link Chat}, over sockets.
 */
@SpringBootTest(classes = DemoApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "websockets.clients.quotes.auto-startup=false")
class ChatTests {

	private final WebSocketClient client;

	private final List<Guest> guests = new ArrayList<>();

	@Autowired
	private Rooms rooms;

	ChatTests(@Autowired WebSocketClient.Builder clients, @LocalServerPort int port) {
		this.client = clients.baseUrl("ws://localhost:" + port).build();
	}

	@BeforeEach
	@AfterEach
	void leaveAll() {
		this.guests.forEach(Guest::close);
		await().pollDelay(Duration.ZERO).until(this.rooms::isEmpty);
	}

	private Guest enter(String room, String name) {
		return added(Guest.enter(this.client, room, name));
	}

	private Guest added(Guest guest) {
		this.guests.add(guest);
		return guest;
	}

	@Test
	@DisplayName("B111 two people chat, each gets what both say, in the same order")
	void chat() {
		Guest ana = enter("lobby", "Ana");
		Guest ben = enter("lobby", "Ben");
		ana.next(Joined.class);
		ana.say("Good morning!");
		Said said = ana.next(Said.class);
		assertThat(said.person().name()).isEqualTo("Ana");
		assertThat(said.text()).isEqualTo("Good morning!");
		assertThat(said.time()).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
		assertThat(ben.next(Said.class)).isEqualTo(said);
		ben.say("<b>grüß dich</b> 世界 😀");
		assertThat(ana.next(Said.class)).returns("<b>grüß dich</b> 世界 😀", Said::text)
			.isEqualTo(ben.next(Said.class))
			.satisfies((answer) -> assertThat(answer.id()).isGreaterThan(said.id()));
	}

	@Test
	@DisplayName("B111 nobody hears what is said in another room")
	void rooms() {
		Guest ana = enter("lobby", "Ana");
		Guest cleo = enter("café", "Cleo");
		ana.say("in the lobby");
		ana.next(Said.class);
		cleo.type();
		cleo.say("in the café");
		assertThat(cleo.next(Said.class).text()).isEqualTo("in the café");
		ana.say("again");
		assertThat(ana.next(Said.class).text()).isEqualTo("again");
	}

	@Test
	@DisplayName("B111 who enters is told who is there, and the others that they came")
	void people() {
		Guest ana = enter("lobby", "Ana");
		Guest ben = added(Guest.join(this.client, "lobby", "Ben", 0));
		Welcome welcome = ben.next(Welcome.class);
		assertThat(welcome.people()).extracting(Person::name).containsExactlyInAnyOrder("Ana", "Ben");
		assertThat(welcome.people()).contains(welcome.you());
		assertThat(ana.next(Joined.class).person()).isEqualTo(welcome.you());
	}

	@Test
	@DisplayName("B112 a leave is told, also of who vanishes")
	void leaves() {
		Guest ana = enter("lobby", "Ana");
		Guest ben = enter("lobby", "Ben");
		Guest cleo = enter("lobby", "Cleo");
		Person benThere = ana.next(Joined.class).person();
		Person cleoThere = ana.next(Joined.class).person();
		ben.close();
		assertThat(ana.next(Left.class).person()).isEqualTo(benThere);
		cleo.vanish();
		assertThat(ana.next(Left.class).person()).isEqualTo(cleoThere);
	}

	@Test
	@DisplayName("B111 the others are told who is typing")
	void typing() {
		Guest ana = enter("lobby", "Ana");
		Guest ben = enter("lobby", "Ben");
		ana.next(Joined.class);
		ben.type();
		assertThat(ana.next(Typing.class).person().name()).isEqualTo("Ben");
		ana.say("I see you typing");
		ben.next(Said.class);
	}

	@Test
	@DisplayName("B111 who comes later gets the last messages, who comes again what they missed")
	void history() {
		Guest ana = enter("lobby", "Ana");
		List<Said> said = IntStream.range(0, 60).mapToObj((i) -> {
			ana.say("text " + i);
			return ana.next(Said.class);
		}).toList();
		Guest late = added(Guest.join(this.client, "lobby", "Ben", 0));
		assertThat(late.missed()).hasSize(50).startsWith("text 10").endsWith("text 59");
		Guest again = added(Guest.join(this.client, "lobby", "Cleo", said.get(57).id()));
		assertThat(again.missed()).containsExactly("text 58", "text 59");
	}

	@Test
	@DisplayName("B111 a room is forgotten with the last one in it")
	void forgotten() {
		try (Guest ana = Guest.enter(this.client, "lobby", "Ana")) {
			ana.say("soon forgotten");
			ana.next(Said.class);
		}
		await().pollDelay(Duration.ZERO).until(this.rooms::isEmpty);
		assertThat(added(Guest.join(this.client, "lobby", "Ben", 0)).missed()).isEmpty();
	}

	@Test
	@DisplayName("B111 who enters while somebody talks misses nothing and gets nothing twice")
	void exact() {
		Guest ana = enter("lobby", "Ana");
		CompletableFuture<Void> talk = CompletableFuture.runAsync(() -> IntStream.range(0, 40).forEach((i) -> {
			ana.say("text " + i);
			if (i % 4 == 0) {
				added(Guest.join(this.client, "lobby", "Guest " + i, 0));
			}
		}));
		assertThat(talk).succeedsWithin(Duration.ofSeconds(20));
		List<String> all = IntStream.range(0, 40).mapToObj((i) -> "text " + i).toList();
		for (Guest guest : this.guests.subList(1, this.guests.size())) {
			List<String> heard = guest.missed();
			while (heard.size() < all.size()) {
				ChatEvent event = guest.next(ChatEvent.class);
				if (event instanceof Said said) {
					heard.add(said.text());
				}
			}
			assertThat(heard).isEqualTo(all);
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{\"type\":\"say\"}", "{\"type\":\"say\",\"text\":\"  \"}", "{\"type\":\"say\",\"text\":[1]}",
					"{\"type\":\"say\",\"text\":\"\\ud83d\"}", "{\"type\":\"say\",\"text\":" })
	@DisplayName("B73 who says nothing readable is sent away with 1008")
	void malformed(String message) {
		Guest ana = enter("lobby", "Ana");
		Guest ben = enter("lobby", "Ben");
		ben.send(message);
		assertThat(ben.end()).returns(1008, CloseReason::code)
			.returns("a name has 1 to 24 characters, a text 1 to 500", CloseReason::text);
		ana.next(Joined.class);
		ana.next(Left.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "hello", "{}", "{\"type\":\"shout\",\"text\":\"HO\"}" })
	@DisplayName("B91 who sends something else is sent away with 1003")
	void unknown(String message) {
		Guest ana = enter("lobby", "Ana");
		ana.send(message);
		assertThat(ana.end().code()).isEqualTo(1003);
	}

	@Test
	@DisplayName("B50 texts and names are limited, and so is the message as a whole")
	void tooLong() {
		Guest ana = enter("lobby", "Ana");
		ana.say("x".repeat(500));
		assertThat(ana.next(Said.class).text()).hasSize(500);
		ana.say("x".repeat(501));
		assertThat(ana.end().code()).isEqualTo(1008);
		Guest ben = enter("lobby", "Ben");
		ben.say("x".repeat(8192));
		assertThat(ben.end().code()).isEqualTo(1009);
	}

	@Test
	@DisplayName("B96 who does not say their name, or none that can be shown, is not let in")
	void notIntroduced() {
		Guest ana = enter("lobby", "Ana");
		for (String name : List.of("", "x".repeat(25), "two\nlines")) {
			assertThat(added(Guest.join(this.client, "lobby", name, 0)).end().code()).isEqualTo(1008);
		}
		Guest nameless = added(Guest.open(this.client, "lobby"));
		nameless.send("[]");
		assertThat(nameless.end().code()).isEqualTo(1008);
		ana.say("Am I alone?");
		ana.next(Said.class);
	}

	@Test
	@DisplayName("B110 a room has a name that can be shown")
	void roomNames() {
		assertThatExceptionOfType(WebSocketHandshakeRefusedException.class)
			.isThrownBy(() -> Guest.open(this.client, "no room"))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(400));
	}

	@Test
	@DisplayName("B111 a room takes fifty people, also with the longest names")
	void full() {
		String name = "界".repeat(Join.MAX_NAME);
		for (int i = 0; i < Rooms.MAX_PEOPLE; i++) {
			enter("lobby", name);
		}
		Guest last = added(Guest.join(this.client, "lobby", "Ana", 0));
		assertThat(last.end().code()).isEqualTo(1013);
		assertThat(added(Guest.join(this.client, "elsewhere", "Ana", 0)).missed()).isEmpty();
	}

}
