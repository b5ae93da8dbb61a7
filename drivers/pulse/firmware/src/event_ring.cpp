#include "event_ring.h"

#include "crc16.h"

namespace tikkeul {

namespace {

const uint8_t BOOT_CELLS = 8;
const uint8_t BOOT_BYTES = 4;
const uint8_t CELL_BYTES = 6;
const uint16_t SLOTS_AT = 48;
const uint8_t SLOT_BYTES = 15;
/** The part of a slot that its sum covers. */
const uint8_t BODY_BYTES = 12;
const uint8_t CRC_AT = 12;
const uint8_t MARK_AT = 14;
const uint8_t MARK_PENDING = 0xFF;
const uint8_t MARK_ACKNOWLEDGED = 0xA5;
const uint32_t LOW_24 = 0xFFFFFFUL;

static_assert(SLOTS_AT == BOOT_CELLS * CELL_BYTES, "slots follow the boot cells");
static_assert(EventRing::BYTES == SLOTS_AT + EventRing::SLOTS * SLOT_BYTES, "the map in event_ring.h");

void put(uint8_t *bytes, uint32_t value, uint8_t length) {
  for (uint8_t i = 0; i < length; i++) bytes[i] = static_cast<uint8_t>(value >> (8 * i));
}

uint32_t take(const uint8_t *bytes, uint8_t length) {
  uint32_t value = 0;
  for (uint8_t i = length; i > 0; i--) value = (value << 8) | bytes[i - 1];
  return value;
}

uint16_t cellAddress(uint8_t cell) {
  return static_cast<uint16_t>(static_cast<uint16_t>(cell) * CELL_BYTES);
}

uint16_t slotAddress(uint8_t slot) {
  return static_cast<uint16_t>(SLOTS_AT + static_cast<uint16_t>(slot) * SLOT_BYTES);
}

uint8_t slotOf(uint32_t seq) { return static_cast<uint8_t>(seq % EventRing::SLOTS); }

bool isBlank(const uint8_t *bytes, uint8_t length) {
  for (uint8_t i = 1; i < length; i++) {
    if (bytes[i] != bytes[0]) return false;
  }
  return bytes[0] == 0x00 || bytes[0] == 0xFF;
}

}  // namespace

bool EventRing::begin() {
  boot_ = lastSeq_ = 0;
  pending_ = damaged_ = 0;
  uint32_t recordBoot = 0;
  for (uint8_t slot = 0; slot < SLOTS; slot++) {
    Coin coin;
    const Found found = readSlot(slot, coin);
    if (found == Found::blank) continue;
    if (found == Found::damaged) {
      damaged_++;
      // Told once; from now on the slot is free.
      uint8_t blank[SLOT_BYTES];
      for (uint8_t i = 0; i < SLOT_BYTES; i++) blank[i] = 0xFF;
      memory_.write(slotAddress(slot), blank, SLOT_BYTES);
      continue;
    }
    if (coin.seq > lastSeq_) lastSeq_ = coin.seq;
    if (coin.boot > recordBoot) recordBoot = coin.boot;
    if (found == Found::pending) pending_++;
  }
  const bool isKept = startBoot(recordBoot);
  if (pending_ > 0) findOldest(0);
  return isKept;
}

/** A boot id is written before it is first told, into the cell after the last one, so that a torn write costs nothing. */
bool EventRing::startBoot(uint32_t recordBoot) {
  uint32_t last = 0;
  uint8_t lastCell = BOOT_CELLS - 1;
  uint8_t bytes[CELL_BYTES];
  for (uint8_t cell = 0; cell < BOOT_CELLS; cell++) {
    memory_.read(cellAddress(cell), bytes, CELL_BYTES);
    if (take(bytes + BOOT_BYTES, 2) != crc16(bytes, BOOT_BYTES)) continue;
    if (take(bytes, BOOT_BYTES) <= last) continue;
    last = take(bytes, BOOT_BYTES);
    lastCell = cell;
  }
  // Every cell damaged: the records still know of boots that must not come again.
  boot_ = (last > 0 ? last : recordBoot) + 1;
  for (uint8_t tries = 1; tries <= BOOT_CELLS; tries++) {
    const uint8_t cell = static_cast<uint8_t>((lastCell + tries) % BOOT_CELLS);
    put(bytes, boot_, BOOT_BYTES);
    put(bytes + BOOT_BYTES, crc16(bytes, BOOT_BYTES), 2);
    memory_.write(cellAddress(cell), bytes, CELL_BYTES);
    memory_.read(cellAddress(cell), bytes, CELL_BYTES);
    const bool isSummed = take(bytes + BOOT_BYTES, 2) == crc16(bytes, BOOT_BYTES);
    if (isSummed && take(bytes, BOOT_BYTES) == boot_) return true;
  }
  return false;
}

Kept EventRing::keep(uint8_t channel, uint8_t pulses, uint32_t ms) {
  lastSeq_++;
  const Coin coin = {boot_, lastSeq_, ms & LOW_24, channel, pulses};
  Coin present;
  const uint8_t slot = slotOf(coin.seq);
  if (readSlot(slot, present) == Found::pending) return Kept::full;
  if (!writeSlot(slot, coin)) return Kept::failed;
  if (pending_ == 0) oldest_ = coin;
  pending_++;
  return Kept::kept;
}

void EventRing::acknowledge(uint32_t boot, uint32_t seq) {
  if (pending_ == 0 || oldest_.seq != seq || oldest_.boot != boot) return;
  const uint8_t mark = MARK_ACKNOWLEDGED;
  memory_.write(static_cast<uint16_t>(slotAddress(slotOf(seq)) + MARK_AT), &mark, 1);
  pending_--;
  if (pending_ > 0) findOldest(seq + 1);
}

/** Sequences follow each other from slot to slot, so that the first look nearly always finds it. */
void EventRing::findOldest(uint32_t fromSeq) {
  bool isFound = false;
  for (uint8_t i = 0; i < SLOTS; i++) {
    Coin coin;
    const uint32_t seq = fromSeq + i;
    if (readSlot(slotOf(seq), coin) != Found::pending) continue;
    if (fromSeq > 0 && coin.seq == seq) {
      oldest_ = coin;
      return;
    }
    if (!isFound || coin.seq < oldest_.seq) oldest_ = coin;
    isFound = true;
  }
  if (!isFound) pending_ = 0;
}

EventRing::Found EventRing::readSlot(uint8_t slot, Coin &coin) {
  uint8_t bytes[SLOT_BYTES];
  memory_.read(slotAddress(slot), bytes, SLOT_BYTES);
  if (isBlank(bytes, SLOT_BYTES)) return Found::blank;
  if (take(bytes + CRC_AT, 2) != crc16(bytes, BODY_BYTES)) return Found::damaged;
  coin.seq = take(bytes, 4);
  coin.boot = wholeBoot(take(bytes + 4, 3));
  coin.ms = take(bytes + 7, 3);
  coin.channel = bytes[10];
  coin.pulses = bytes[11];
  return bytes[MARK_AT] == MARK_ACKNOWLEDGED ? Found::acknowledged : Found::pending;
}

/** The old sum is broken first and the new one written last: a power cut leaves an old record, a damaged or a new one. */
bool EventRing::writeSlot(uint8_t slot, const Coin &coin) {
  const uint16_t address = slotAddress(slot);
  uint8_t bytes[SLOT_BYTES];
  memory_.read(address, bytes, SLOT_BYTES);
  const uint8_t broken[2] = {static_cast<uint8_t>(~bytes[CRC_AT]), static_cast<uint8_t>(~bytes[CRC_AT + 1])};
  if (!isBlank(bytes, SLOT_BYTES)) memory_.write(static_cast<uint16_t>(address + CRC_AT), broken, 2);
  put(bytes, coin.seq, 4);
  put(bytes + 4, coin.boot & LOW_24, 3);
  put(bytes + 7, coin.ms, 3);
  bytes[10] = coin.channel;
  bytes[11] = coin.pulses;
  put(bytes + CRC_AT, crc16(bytes, BODY_BYTES), 2);
  bytes[MARK_AT] = MARK_PENDING;
  memory_.write(static_cast<uint16_t>(address + MARK_AT), bytes + MARK_AT, 1);
  memory_.write(address, bytes, BODY_BYTES);
  memory_.write(static_cast<uint16_t>(address + CRC_AT), bytes + CRC_AT, 2);
  Coin kept;
  return readSlot(slot, kept) == Found::pending && kept.seq == coin.seq && kept.boot == coin.boot &&
         kept.ms == coin.ms && kept.channel == coin.channel && kept.pulses == coin.pulses;
}

/** A record keeps the low 24 bits: the latest boot up to now that ends in them. */
uint32_t EventRing::wholeBoot(uint32_t low24) const {
  const uint32_t whole = (boot_ & ~LOW_24) | low24;
  return whole > boot_ && boot_ > LOW_24 ? whole - (LOW_24 + 1) : whole;
}

}  // namespace tikkeul
