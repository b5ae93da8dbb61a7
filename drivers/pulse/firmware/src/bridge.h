// The bridge between a pulse acceptor and its host: numbers coins, keeps them until they are acknowledged, guards the slot.
// @NOTE `drivers/pulse/emulated-bridge.ts` does the same; both answer the dialogues of `test/vectors/pulse-lines.json`.
#pragma once

#include <stdint.h>

#include "event_ring.h"
#include "line.h"
#include "pulse_train.h"

namespace tikkeul {

extern const char *const FIRMWARE;

struct Settings {
  /** The acceptor, such as `ch926`: letters, digits, `.`, `-`, `_`. */
  const char *model;
  /** Each board bears another number. */
  uint32_t serial;
  /** Width of one pulse as the acceptor's switch is set. */
  uint16_t pulseMs;
  /** A train ends after this rest; longer than the pause between two pulses. */
  uint16_t trainEndMs;
  /** Pulses of each coin, the least first. */
  const uint8_t *pulses;
  uint8_t channels;
  /** The slot is closed by cutting the acceptor's power: after opening it is deaf for a second. */
  bool isPowerSwitched;
};

/** Codes of the ERR line (`drivers/pulse/error-codes.ts`). */
enum class Error : uint8_t {
  train = 1,
  stray = 2,
  width = 3,
  inhibited = 4,
  powerUp = 5,
  stuck = 6,
  full = 7,
  memory = 8
};

/** Why the slot is closed, as STAT numbers it; the first that holds is told. */
enum class Cause : uint8_t { none = 0, host = 1, noHost = 2, ring = 3, powerUp = 4, fault = 5 };

/** What a board can do. */
class Port {
 public:
  virtual void send(const char *bytes, uint8_t length) = 0;
  /** Closes or opens the slot, by the inhibit wire or by the power of the acceptor. */
  virtual void inhibit(bool isInhibited) = 0;

 protected:
  ~Port() = default;
};

/** Whether no two coins that melt into one train, and no pulse too many or too few, can be taken for another coin. */
bool arePulsesSafe(const uint8_t *pulses, uint8_t channels);

class Bridge {
 public:
  Bridge(const Settings &settings, Memory &memory, Port &port);

  /** Power is up; `isActive` is how the coin line stands. */
  void begin(bool isActive, uint32_t nowMs);
  /** An edge of the coin line, in order. */
  void edge(bool isActive, uint32_t atMs);
  /** Edges were lost on their way. */
  void edgesLost() { train_.spoil(); }
  void hostByte(uint8_t byte, uint32_t nowMs);
  /** What is due by now; to be called every few milliseconds, after every edge up to `nowMs`. */
  void tick(uint32_t nowMs);

 private:
  Cause causeAt(uint32_t nowMs);
  Cause wishAt(uint32_t nowMs);
  bool settle(uint32_t nowMs);
  void finishTrain(uint32_t nowMs);
  bool isInFlight(uint32_t nowMs) const;
  void sendHello();
  void sendCoins();
  void sendStat(uint32_t nowMs);
  void sendError(Error code, uint8_t pulses);
  void sendCoin(uint32_t nowMs);
  void sendPing(uint32_t nowMs);
  void send(LineWriter &line);

  enum class Fate : uint8_t { counts, inhibited, powerUp };

  const Settings &settings_;
  Port &port_;
  EventRing ring_;
  PulseTrain train_;
  LineReader reader_;
  uint32_t bootMs_ = 0;
  uint32_t startMs_ = 0;
  uint32_t heardMs_ = 0;
  uint32_t closedMs_ = 0;
  uint32_t coinMs_ = 0;
  uint32_t pingMs_ = 0;
  uint32_t errors_ = 0;
  uint16_t token_ = 0;
  Fate fate_ = Fate::counts;
  Cause told_ = Cause::powerUp;
  bool isStarting_ = true;
  bool isWished_ = false;
  bool hasHost_ = false;
  bool isRingFull_ = false;
  bool isFaulty_ = false;
  bool hasClosed_ = false;
  bool hasToldCoin_ = false;
  bool isPowered_ = false;
  bool mustGreet_ = false;
};

}  // namespace tikkeul
