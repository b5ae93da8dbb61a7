// A board in memory: bytes that survive a power cut, a port that remembers, a clock moved in steps of 10 ms.
#pragma once

#include <cstring>
#include <deque>
#include <memory>
#include <string>

#include "../../../../drivers/pulse/firmware/src/bridge.h"
#include "../../../../drivers/pulse/firmware/src/crc16.h"
#include "../../../../drivers/pulse/firmware/src/edge_queue.h"

using namespace tikkeul;

/** Writes stop after `bytesLeft`, as they do when the power goes. */
class ArrayMemory final : public Memory {
 public:
  ArrayMemory() { std::memset(bytes, 0xFF, sizeof bytes); }
  void read(uint16_t address, uint8_t *into, uint8_t length) override { std::memcpy(into, bytes + address, length); }
  void write(uint16_t address, const uint8_t *from, uint8_t length) override {
    for (uint8_t i = 0; i < length && bytesLeft > 0; i++, bytesLeft--) {
      if (!isDead) bytes[address + i] = from[i];
    }
  }
  uint8_t bytes[EventRing::BYTES];
  long bytesLeft = 1000000000L;
  bool isDead = false;
};

inline std::string framed(const std::string &body) {
  uint16_t sum = 0;
  for (const char c : body) sum = crc16(sum, static_cast<uint8_t>(c));
  char tail[8];
  std::snprintf(tail, sizeof tail, "*%04X", static_cast<unsigned>(sum));
  return "$" + body + tail;
}

class Board final : public Port {
 public:
  static constexpr uint32_t STEP_MS = 10;
  static constexpr uint32_t PULSE_MS = 20;
  static constexpr uint32_t TRAIN_END_MS = 100;

  explicit Board(bool isPowerSwitched = false) {
    settings = {"TKL-EMU", 12345678, PULSE_MS, TRAIN_END_MS, pulses, sizeof pulses, isPowerSwitched};
    power();
  }

  void power() {
    edges.clear();
    bridge.reset(new Bridge(settings, memory, *this));
    bridge->begin(false, nowMs);
    bridge->tick(nowMs);
  }

  void wipe() {
    memory = ArrayMemory();
    power();
  }

  void wait(uint32_t ms) {
    for (uint32_t waitedMs = 0; waitedMs < ms; waitedMs += STEP_MS) {
      nowMs += STEP_MS;
      while (!edges.empty() && edges.front().atMs <= nowMs) {
        bridge->edge(edges.front().isActive, edges.front().atMs);
        edges.pop_front();
      }
      bridge->tick(nowMs);
    }
  }

  void begin(unsigned count, uint32_t widthMs = PULSE_MS, uint32_t gapMs = PULSE_MS) {
    uint32_t atMs = nowMs;
    for (unsigned i = 0; i < count; i++) {
      addEdge(true, atMs);
      addEdge(false, atMs + widthMs);
      atMs += widthMs + gapMs;
    }
  }

  /** A whole train and the rest after it. */
  void pulse(unsigned count, uint32_t widthMs = PULSE_MS, uint32_t gapMs = PULSE_MS) {
    begin(count, widthMs, gapMs);
    wait(count * widthMs + (count - 1) * gapMs + TRAIN_END_MS);
  }

  void hear(const std::string &bytes) {
    for (const char c : bytes) bridge->hostByte(static_cast<uint8_t>(c), nowMs);
    bridge->tick(nowMs);
  }

  void say(const std::string &body) { hear(framed(body) + "\n"); }

  void open() {
    wait(1000);
    say("INH,0,1");
  }

  /** The next line that is no PING and no STAT; empty when there is none. */
  std::string next() {
    while (!lines.empty()) {
      const std::string line = lines.front();
      lines.pop_front();
      if (line.compare(0, 5, "$PING") != 0 && line.compare(0, 5, "$STAT") != 0) return line.substr(1, line.size() - 6);
    }
    return "";
  }

  bool hasSaid(const std::string &body) const {
    for (const std::string &line : lines) {
      if (line == framed(body)) return true;
    }
    return false;
  }

  void send(const char *bytes, uint8_t length) override {
    std::string line(bytes, length);
    line.pop_back();
    lines.push_back(line);
  }
  void inhibit(bool isNowInhibited) override { isInhibited = isNowInhibited; }

  uint8_t pulses[5] = {5, 7, 9, 11, 13};
  Settings settings;
  ArrayMemory memory;
  std::unique_ptr<Bridge> bridge;
  std::deque<std::string> lines;
  std::deque<Edge> edges;
  uint32_t nowMs = 0;
  bool isInhibited = true;

 private:
  void addEdge(bool isActive, uint32_t atMs) {
    // An edge of this very moment is seen before anything else happens.
    if (atMs <= nowMs) bridge->edge(isActive, atMs);
    else edges.push_back({atMs, isActive});
  }
};
