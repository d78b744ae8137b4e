package dev.websockets.demo.chat;

import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * The name of a room: letters, digits, {@code -} and {@code _}, at most 32. As it is a
 * variable of the path, another name is refused before there is a session.
 *
 * @param value the name
 */
record RoomName(String value) {

	private static final Pattern NAMES = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]{1,32}");

	public RoomName {
		Assert.isTrue(NAMES.matcher(value).matches(), "no name of a room");
	}

	@Override
	public String toString() {
		return this.value;
	}

}
