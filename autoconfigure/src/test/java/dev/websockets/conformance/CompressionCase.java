package dev.websockets.conformance;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compressed messages that are echoed.
 *
 * @param category the number of the category
 * @param data what the messages are made of
 * @param size the size of a message
 * @param fragment the size of the fragments that a compressed message is sent in, 0 for
 * one
 * @param parameters what a server answers to the offer, or a client offers
 */
record CompressionCase(String category, CompressionData data, int size, int fragment, String parameters) {

	private static final List<Integer> SIZES = List.of(16, 64, 256, 1_024, 4_096, 8_192, 16_384, 32_768, 65_536,
			131_072);

	private static final List<int[]> FRAGMENTED = List.of(new int[] { 8_192, 256 }, new int[] { 16_384, 256 },
			new int[] { 32_768, 256 }, new int[] { 65_536, 256 }, new int[] { 131_072, 256 },
			new int[] { 131_072, 1_024 }, new int[] { 131_072, 4_096 }, new int[] { 131_072, 32_768 });

	private static final List<String> PARAMETERS = List.of("", "; client_no_context_takeover",
			"; client_max_window_bits=9", "; client_max_window_bits=15",
			"; client_no_context_takeover; client_max_window_bits=9",
			"; client_no_context_takeover; client_max_window_bits=15",
			"; client_no_context_takeover; client_max_window_bits=8; server_no_context_takeover; server_max_window_bits=9");

	/**
	 * All of them: five kinds of data, and seven answers to the offer of a client that
	 * echoes, in eighteen sizes.
	 */
	static Stream<CompressionCase> ofServer() {
		Stream<CompressionCase> byData = Stream.of(CompressionData.values())
			.flatMap((data) -> of("12." + (data.ordinal() + 1), data, ""));
		Stream<CompressionCase> byAnswer = IntStream.range(0, PARAMETERS.size())
			.boxed()
			.flatMap((i) -> of("13." + (i + 1), CompressionData.JSON, PARAMETERS.get(i)));
		return Stream.concat(byData, byAnswer);
	}

	/**
	 * The same for a server that echoes: what was said of the client is said of it.
	 * Besides, what is offered is what was answered, so that the client is limited.
	 */
	static Stream<CompressionCase> ofClient() {
		return Stream.concat(ofServer().map(CompressionCase::swapped),
				ofServer().filter((one) -> !one.parameters.isEmpty()));
	}

	private static Stream<CompressionCase> of(String category, CompressionData data, String parameters) {
		return Stream.concat(SIZES.stream().map((size) -> new CompressionCase(category, data, size, 0, parameters)),
				FRAGMENTED.stream()
					.map((sizes) -> new CompressionCase(category, data, sizes[0], sizes[1], parameters)));
	}

	private CompressionCase swapped() {
		return new CompressionCase(this.category, this.data, this.size, this.fragment,
				this.parameters.replace("client_", "*_").replace("server_", "client_").replace("*_", "server_"));
	}

	/**
	 * The extension with its parameters, as it stands in a header.
	 */
	String extension() {
		return "permessage-deflate" + this.parameters;
	}

	@Override
	public String toString() {
		String fragments = (this.fragment > 0) ? " in fragments of " + this.fragment : "";
		return this.category + " " + this.data + " of " + this.size + fragments + this.parameters;
	}

}
