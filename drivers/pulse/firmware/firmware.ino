// Pulse bridge for an Arduino-class board: pins, clock and memory. Everything that decides anything is in src/.
// Adjust the block below; wiring and choices are explained in ../README.md.
#include "src/bridge.h"
#include "src/edge_queue.h"

// ── this board ──
#define HAS_FRAM 1                       // 0: keep the coins in the EEPROM of the processor
static const uint8_t COIN_PIN = 2;       // must have an interrupt; 10 kΩ to 5 V, the acceptor pulls it low
static const uint8_t INHIBIT_PIN = 4;    // inhibit wire, or the gate that switches the acceptor's 12 V
static const uint8_t COIN_ACTIVE = LOW;  // acceptor switch on NO
static const uint8_t INHIBITED = HIGH;   // level that closes the slot; a resistor to this level closes it while the board boots
static const uint8_t FRAM_DEVICE = 0x50;
static const uint8_t PULSES[] = {5, 7, 9, 11, 13};  // odd, the least more than a third of the most
static const tikkeul::Settings SETTINGS = {
    "ch926",  // model
    1,        // serial: another number for each board
    50,       // pulse width in ms: FAST 20, MEDIUM 50, SLOW 100
    200,      // end of a train: rest in ms, longer than the pause between two pulses
    PULSES, sizeof PULSES,
    true,     // the slot is closed by switching the acceptor's power
};

#if HAS_FRAM
#include "src/fram_memory.h"
static tikkeul::FramMemory memory(FRAM_DEVICE);
#else
#include "src/eeprom_memory.h"
static tikkeul::EepromMemory memory;
#endif

class BoardPort final : public tikkeul::Port {
 public:
  void send(const char *bytes, uint8_t length) override {
    Serial.write(reinterpret_cast<const uint8_t *>(bytes), length);
  }
  void inhibit(bool isInhibited) override {
    digitalWrite(INHIBIT_PIN, isInhibited == (INHIBITED == HIGH) ? HIGH : LOW);
  }
};

static BoardPort port;
static tikkeul::EdgeQueue edges;
static tikkeul::Bridge bridge(SETTINGS, memory, port);

static bool isActive() { return digitalRead(COIN_PIN) == COIN_ACTIVE; }

// Nothing but remembering: no waiting, no printing, no counting.
static void coinEdge() { edges.put(isActive(), millis()); }

void setup() {
  port.inhibit(true);
  pinMode(INHIBIT_PIN, OUTPUT);
  pinMode(COIN_PIN, INPUT_PULLUP);
  Serial.begin(115200);
#if HAS_FRAM
  Wire.begin();
  Wire.setClock(400000);
#endif
  bridge.begin(isActive(), millis());
  attachInterrupt(digitalPinToInterrupt(COIN_PIN), coinEdge, CHANGE);
}

void loop() {
  // The time is taken before the edges: silence is counted only up to a moment whose edges are all here.
  const uint32_t nowMs = millis();
  tikkeul::Edge edge;
  while (edges.take(edge)) bridge.edge(edge.isActive, edge.atMs);
  if (edges.takeLoss()) bridge.edgesLost();
  while (Serial.available() > 0) bridge.hostByte(static_cast<uint8_t>(Serial.read()), nowMs);
  bridge.tick(nowMs);
}
