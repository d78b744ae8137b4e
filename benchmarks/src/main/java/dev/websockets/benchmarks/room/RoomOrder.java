package dev.websockets.benchmarks.room;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.LongStream;

/**
 * An order to send texts to all sessions of the room, as fast as can be.
 *
 * @param first the number that the first text begins with
 * @param count the number of texts; none just asks how many sessions there are
 * @param size the size of each text, in bytes
 */
public record RoomOrder(long first, int count, int size) implements Iterable<String> {

	/** Where orders are taken. */
	public static final String PATH = "/control";

	/**
	 * Read an order.
	 * @param text what {@link #text()} wrote
	 * @return the order
	 */
	public static RoomOrder parse(String text) {
		String[] words = text.split(" ");
		return new RoomOrder(Long.parseLong(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
	}

	/**
	 * The order as a text.
	 * @return the text
	 */
	public String text() {
		return this.first + " " + this.count + " " + this.size;
	}

	/**
	 * The texts to send, made one by one.
	 */
	@Override
	public Iterator<String> iterator() {
		return LongStream.range(this.first, this.first + this.count).mapToObj(this::text).iterator();
	}

	private String text(long number) {
		byte[] text = new byte[this.size];
		Arrays.fill(text, (byte) 'a');
		Digits.write(number, text, 0);
		return new String(text, StandardCharsets.ISO_8859_1);
	}

}
