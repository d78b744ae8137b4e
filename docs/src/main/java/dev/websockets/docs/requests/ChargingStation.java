package dev.websockets.docs.requests;

import org.springframework.stereotype.Component;

import dev.websockets.WebSocketSession;
import dev.websockets.annotation.WebSocketHandler;
import dev.websockets.annotation.WebSocketHandler.On;

// tag::station[]
@Component
@WebSocketHandler(client = "station")
class ChargingStation {

	@WebSocketHandler(on = On.OPEN) // [2,"1","BootNotification",{"chargePointVendor":..}]
	void boot(WebSocketSession session) {
		BootNotification boot = new BootNotification("Acme", "Wallbox");
		BootStatus answer = session.request(boot, BootStatus.class); // [3,"1",{"status":"Accepted"}]
		if (!answer.status().equals("Accepted")) {
			throw new IllegalStateException("not accepted: " + answer.status());
		}
	}

	@WebSocketHandler(type = "Reset") // [2,"77","Reset",{"type":"Soft"}]
	ResetStatus reset(Reset reset) {
		return new ResetStatus(reset.type().equals("Soft") ? "Accepted" : "Rejected");
	}

	record BootNotification(String chargePointVendor, String chargePointModel) {
	}

	record BootStatus(String status) {
	}

	record Reset(String type) {
	}

	record ResetStatus(String status) {
	}

}
// end::station[]
