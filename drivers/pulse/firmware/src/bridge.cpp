#include "bridge.h"

namespace tikkeul {

const char *const FIRMWARE = "1.0.0";

namespace {

/** Three quarters of the ring; it opens again when half is free. */
const uint8_t RING_CLOSE_AT = EventRing::SLOTS / 4 * 3;
const uint8_t RING_OPEN_AT = EventRing::SLOTS / 2;
const uint32_t HOST_SILENT_MS = 2000;
const uint32_t POWER_UP_MS = 1000;
/** A coin that has passed the sensor when the slot closes still pulses; its first edge comes within this time. */
const uint32_t IN_FLIGHT_MS = 500;
const uint32_t REPEAT_MS = 250;
const uint32_t PING_MS = 1000;

uint8_t channelOf(const Settings &settings, uint8_t count) {
  for (uint8_t i = 0; i < settings.channels; i++) {
    if (settings.pulses[i] == count) return static_cast<uint8_t>(i + 1);
  }
  return 0;
}

}  // namespace

bool arePulsesSafe(const uint8_t *pulses, uint8_t channels) {
  if (channels == 0 || pulses[0] < 2) return false;
  for (uint8_t i = 1; i < channels; i++) {
    // A pulse too many or too few lies between two coins.
    if (pulses[i] < pulses[i - 1] + 2) return false;
  }
  // Two coins that melt into one train; three are more than the greatest.
  for (uint8_t i = 0; i < channels; i++) {
    for (uint8_t j = i; j < channels; j++) {
      for (uint8_t k = 0; k < channels; k++) {
        if (pulses[i] + pulses[j] == pulses[k]) return false;
      }
    }
  }
  return pulses[0] * 3 > pulses[channels - 1];
}

Bridge::Bridge(const Settings &settings, Memory &memory, Port &port)
    : settings_(settings), port_(port), ring_(memory), train_(settings.pulseMs, settings.trainEndMs) {}

void Bridge::begin(bool isActive, uint32_t nowMs) {
  port_.inhibit(true);
  isFaulty_ = !ring_.begin() || !arePulsesSafe(settings_.pulses, settings_.channels);
  train_.begin(isActive, nowMs);
  bootMs_ = startMs_ = pingMs_ = nowMs;
  isRingFull_ = ring_.pending() >= RING_CLOSE_AT;
  mustGreet_ = true;
}

void Bridge::edge(bool isActive, uint32_t atMs) {
  if (!train_.edge(isActive, atMs)) return;
  // The first edge of a train decides whether it counts.
  const Cause cause = causeAt(atMs);
  if (cause == Cause::powerUp) fate_ = Fate::powerUp;
  else if (cause == Cause::none || isInFlight(atMs)) fate_ = Fate::counts;
  else fate_ = Fate::inhibited;
}

void Bridge::hostByte(uint8_t byte, uint32_t nowMs) {
  const HostLine line = reader_.push(byte);
  if (line == HostLine::none) return;
  heardMs_ = nowMs;
  hasHost_ = true;
  switch (line) {
    case HostLine::none:
      return;
    case HostLine::hello:
      settle(nowMs);
      sendHello();
      sendStat(nowMs);
      return;
    case HostLine::coins:
      sendCoins();
      return;
    case HostLine::inhibit:
      isWished_ = !reader_.isInhibited();
      token_ = reader_.token();
      settle(nowMs);
      sendStat(nowMs);
      return;
    case HostLine::acknowledge: {
      const uint32_t before = ring_.oldestSeq();
      ring_.acknowledge(reader_.boot(), reader_.seq());
      if (ring_.oldestSeq() != before) hasToldCoin_ = false;
      return;
    }
  }
}

void Bridge::tick(uint32_t nowMs) {
  if (mustGreet_) {
    mustGreet_ = false;
    sendHello();
    sendStat(nowMs);
    if (ring_.damaged() > 0) sendError(Error::memory, ring_.damaged());
  }
  if (isStarting_ && nowMs - startMs_ >= POWER_UP_MS) isStarting_ = false;
  if (hasHost_ && nowMs - heardMs_ >= HOST_SILENT_MS) hasHost_ = false;
  // A clock that begins anew after 49 days must not bring old moments back.
  if (hasClosed_ && nowMs - closedMs_ >= IN_FLIGHT_MS) hasClosed_ = false;
  switch (train_.tick(nowMs)) {
    case Train::none:
      break;
    case Train::finished:
      finishTrain(nowMs);
      break;
    case Train::stuck:
      sendError(Error::stuck, train_.count());
      break;
  }
  if (settle(nowMs)) sendStat(nowMs);
  sendCoin(nowMs);
  sendPing(nowMs);
}

void Bridge::finishTrain(uint32_t nowMs) {
  const uint8_t count = train_.count();
  if (fate_ == Fate::inhibited) return sendError(Error::inhibited, count);
  if (fate_ == Fate::powerUp) return sendError(Error::powerUp, count);
  if (count < settings_.pulses[0]) return sendError(Error::stray, count);
  if (!train_.isWellFormed()) return sendError(Error::width, count);
  const uint8_t channel = channelOf(settings_, count);
  // Never a guess: what is no coin is told as it was counted.
  if (channel == 0) return sendError(Error::train, count);
  switch (ring_.keep(channel, count, nowMs - bootMs_)) {
    case Kept::kept:
      return;
    case Kept::full:
      return sendError(Error::full, count);
    case Kept::failed:
      isFaulty_ = true;
      return sendError(Error::full, count);
  }
}

/** What is wanted of the slot, apart from the second after power-up. */
Cause Bridge::wishAt(uint32_t nowMs) {
  if (isFaulty_ || train_.isStuck()) return Cause::fault;
  if (isRingFull_) return Cause::ring;
  if (!hasHost_ || nowMs - heardMs_ >= HOST_SILENT_MS) return Cause::noHost;
  return isWished_ ? Cause::none : Cause::host;
}

Cause Bridge::causeAt(uint32_t nowMs) {
  const Cause wish = wishAt(nowMs);
  if (wish == Cause::fault) return wish;
  return isStarting_ && nowMs - startMs_ < POWER_UP_MS ? Cause::powerUp : wish;
}

/** Brings the slot to where it must be; true when that has changed. */
bool Bridge::settle(uint32_t nowMs) {
  if (ring_.pending() >= RING_CLOSE_AT) isRingFull_ = true;
  if (ring_.pending() <= RING_OPEN_AT) isRingFull_ = false;
  const Cause wish = wishAt(nowMs);
  // A host that comes back has to say its wish anew.
  if (wish == Cause::noHost) isWished_ = false;
  if (settings_.isPowerSwitched) {
    if (wish == Cause::none && !isPowered_) {
      isStarting_ = true;
      startMs_ = nowMs;
    }
    isPowered_ = wish == Cause::none;
  }
  const Cause cause = causeAt(nowMs);
  port_.inhibit(settings_.isPowerSwitched ? !isPowered_ : cause != Cause::none);
  if (cause == told_) return false;
  if (told_ == Cause::none) {
    closedMs_ = nowMs;
    hasClosed_ = true;
  }
  told_ = cause;
  return true;
}

bool Bridge::isInFlight(uint32_t nowMs) const {
  return told_ != Cause::none && hasClosed_ && nowMs - closedMs_ < IN_FLIGHT_MS;
}

void Bridge::sendHello() {
  LineWriter line("HELLO");
  line.hex(ring_.boot()).number(ring_.lastSeq()).text(FIRMWARE).text(settings_.model);
  send(line);
}

/** The pulses of each channel, for a person who writes a coin table. */
void Bridge::sendCoins() {
  LineWriter line("COINS");
  line.hex(ring_.boot());
  for (uint8_t i = 0; i < settings_.channels; i++) line.number(settings_.pulses[i]);
  send(line);
}

void Bridge::sendStat(uint32_t nowMs) {
  LineWriter line("STAT");
  line.hex(ring_.boot()).number(ring_.lastSeq()).number(ring_.oldestSeq());
  line.number(told_ == Cause::none ? 0 : 1).number(static_cast<uint8_t>(told_));
  line.number(train_.isCounting() || isInFlight(nowMs) ? 1 : 0);
  line.number(settings_.serial).number(token_);
  send(line);
}

void Bridge::sendError(Error code, uint8_t pulses) {
  LineWriter line("ERR");
  line.number(static_cast<uint8_t>(code)).hex(ring_.boot()).number(++errors_).number(pulses);
  send(line);
}

/** The oldest coin alone: a later one tells that all before it were acknowledged. */
void Bridge::sendCoin(uint32_t nowMs) {
  if (ring_.pending() == 0) {
    hasToldCoin_ = false;
    return;
  }
  if (hasToldCoin_ && nowMs - coinMs_ < REPEAT_MS) return;
  hasToldCoin_ = true;
  coinMs_ = nowMs;
  const Coin &coin = ring_.oldest();
  LineWriter line("COIN");
  line.hex(coin.boot).number(coin.seq).number(coin.channel).number(coin.pulses).number(coin.ms);
  send(line);
}

void Bridge::sendPing(uint32_t nowMs) {
  if (nowMs - pingMs_ < PING_MS) return;
  pingMs_ = nowMs;
  LineWriter line("PING");
  line.hex(ring_.boot()).number(ring_.lastSeq()).number(told_ == Cause::none ? 0 : 1);
  line.number(errors_);
  send(line);
}

void Bridge::send(LineWriter &line) {
  line.finish();
  if (line.length() > 0) port_.send(line.bytes(), line.length());
}

}  // namespace tikkeul
