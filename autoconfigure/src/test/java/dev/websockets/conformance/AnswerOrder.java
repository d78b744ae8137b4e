package dev.websockets.conformance;

import java.util.ArrayList;
import java.util.List;

import dev.websockets.test.WireFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The order in which answers have to come: messages in order, pongs in order, and no pong
 * later among the messages than the ping came. Earlier it may come, as the connection
 * answers pings, and the application messages.
 */
final class AnswerOrder {

	private AnswerOrder() {
	}

	static void check(List<WireFrame> actual, List<WireFrame> expected) {
		assertThat(messages(actual)).isEqualTo(messages(expected));
		assertThat(pongs(actual)).isEqualTo(pongs(expected));
		List<Integer> latest = messagesBeforePongs(expected);
		List<Integer> before = messagesBeforePongs(actual);
		for (int i = 0; i < latest.size(); i++) {
			assertThat(before.get(i)).as("messages before pong %d", i).isLessThanOrEqualTo(latest.get(i));
		}
	}

	private static List<WireFrame> messages(List<WireFrame> frames) {
		return frames.stream().filter((frame) -> !isPong(frame)).toList();
	}

	private static List<WireFrame> pongs(List<WireFrame> frames) {
		return frames.stream().filter(AnswerOrder::isPong).toList();
	}

	private static List<Integer> messagesBeforePongs(List<WireFrame> frames) {
		List<Integer> result = new ArrayList<>();
		int messages = 0;
		for (WireFrame frame : frames) {
			if (isPong(frame)) {
				result.add(messages);
			}
			else {
				messages++;
			}
		}
		return result;
	}

	private static boolean isPong(WireFrame frame) {
		return frame.opcode() == WireFrame.PONG;
	}

}
