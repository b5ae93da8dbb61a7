// Coins in a memory that survives a power cut, also one in the middle of a write.
#include "board.h"
#include "check.h"

namespace {

EventRing started(Memory &memory) {
  EventRing ring(memory);
  ring.begin();
  return ring;
}

std::string oldestOf(const EventRing &ring) {
  if (ring.pending() == 0) return "none";
  const Coin &coin = ring.oldest();
  return std::to_string(coin.boot) + ":" + std::to_string(coin.seq) + " " + std::to_string(coin.channel) + " " +
         std::to_string(coin.pulses) + " " + std::to_string(coin.ms);
}

}  // namespace

TEST("boot ids rise by one and are never used twice", {
  ArrayMemory memory;
  for (uint32_t boot = 1; boot <= 500; boot++) CHECK(started(memory).boot(), boot);
});

TEST("a coin is kept with every field, and let go of once", {
  ArrayMemory memory;
  EventRing ring = started(memory);
  CHECK(ring.keep(8, 255, 0x1FFFFFF) == Kept::kept, true);
  CHECK(oldestOf(started(memory)), "1:1 8 255 16777215");
  EventRing later = started(memory);
  later.acknowledge(2, 1);
  CHECK(later.pending(), 1);
  later.acknowledge(1, 1);
  CHECK(oldestOf(later), "none");
  CHECK(oldestOf(started(memory)), "none");
  CHECK(started(memory).lastSeq(), 1);
});

TEST("64 coins wait in order; the 65th finds no room and still uses up its sequence", {
  ArrayMemory memory;
  EventRing ring = started(memory);
  for (int i = 0; i < 64; i++) CHECK(ring.keep(1, 5, 0) == Kept::kept, true);
  CHECK(ring.keep(1, 5, 0) == Kept::full, true);
  CHECK(ring.lastSeq(), 65);
  EventRing later = started(memory);
  for (uint32_t seq = 1; seq <= 64; seq++) {
    CHECK(later.oldestSeq(), seq);
    later.acknowledge(1, seq);
  }
  CHECK(later.pending(), 0);
});

TEST("a gap in the sequences, left by a coin without room, hides no later coin", {
  ArrayMemory memory;
  EventRing ring = started(memory);
  for (int i = 0; i < 66; i++) ring.keep(1, 5, 0);
  for (uint32_t seq = 1; seq <= 3; seq++) ring.acknowledge(1, seq);
  CHECK(ring.keep(2, 7, 0) == Kept::kept, true);
  for (uint32_t seq = 4; seq <= 64; seq++) ring.acknowledge(1, seq);
  CHECK(ring.oldestSeq(), 67);
});

TEST("ten thousand coins go round and round", {
  ArrayMemory memory;
  EventRing ring = started(memory);
  for (uint32_t seq = 1; seq <= 10000; seq++) {
    CHECK(ring.keep(1, 5, seq) == Kept::kept, true);
    if (seq > 40) ring.acknowledge(1, seq - 40);
  }
  CHECK(oldestOf(started(memory)), "1:9961 1 5 9961");
});

TEST("power cut at any byte of a write: the coins before it stay, and no sequence that was told comes again", {
  // A record is broken, written and sealed in 17 bytes; one more for a cut after the end.
  for (long cutAfter = 0; cutAfter <= 18; cutAfter++) {
    for (const bool isReused : {false, true}) {
      ArrayMemory memory;
      EventRing ring = started(memory);
      const uint32_t before = isReused ? 70 : 3;
      for (uint32_t seq = 1; seq <= before; seq++) {
        ring.keep(1, 5, seq);
        if (seq + 2 <= before) ring.acknowledge(1, seq);
      }
      memory.bytesLeft = cutAfter;
      const bool wasTold = ring.keep(3, 9, 77) == Kept::kept;
      memory.bytesLeft = 1000000000L;

      EventRing later = started(memory);
      CHECK(later.boot(), 2);
      CHECK(later.oldestSeq(), before - 1);
      CHECK(later.lastSeq() >= before + (wasTold ? 1 : 0), true);
      CHECK(later.pending(), wasTold ? 3 : later.pending());
      later.acknowledge(1, before - 1);
      later.acknowledge(1, before);
      if (wasTold) CHECK(oldestOf(later), "1:" + std::to_string(before + 1) + " 3 9 77");
    }
  }
});

TEST("power cut while the boot id is written: no boot id that was told comes again", {
  for (long cutAfter = 0; cutAfter <= 6; cutAfter++) {
    ArrayMemory memory;
    for (int i = 0; i < 9; i++) started(memory);
    memory.bytesLeft = cutAfter;
    started(memory);
    memory.bytesLeft = 1000000000L;
    CHECK(started(memory).boot() >= 10, true);
  }
});

TEST("a damaged record is told once, and the coins around it stay", {
  ArrayMemory memory;
  EventRing ring = started(memory);
  for (int i = 0; i < 3; i++) ring.keep(1, 5, 0);
  memory.bytes[48 + 2 * 15 + 4] ^= 0x10;
  EventRing later = started(memory);
  CHECK(later.damaged(), 1);
  CHECK(later.pending(), 2);
  CHECK(started(memory).damaged(), 0);
});

TEST("a memory that does not keep what is written is a fault, and the slot stays closed", {
  Board board;
  board.memory.isDead = true;
  board.power();
  board.open();
  CHECK(board.isInhibited, true);
});

TEST("a coin that could not be kept is told as an error and uses up its sequence", {
  Board board;
  board.open();
  board.next();
  board.memory.isDead = true;
  board.pulse(5);
  CHECK(board.next(), "ERR,7,1,1,5");
  CHECK(board.isInhibited, true);
  board.say("HELLO?");
  CHECK(board.next(), "HELLO,1,1,1.0.0,TKL-EMU");
});

TEST("boot ids beyond 24 bits come back whole from the records", {
  ArrayMemory memory;
  const uint32_t boot = 0x01FFFFFEUL;
  for (int i = 0; i < 4; i++) memory.bytes[i] = static_cast<uint8_t>(boot >> (8 * i));
  const uint16_t sum = crc16(memory.bytes, 4);
  memory.bytes[4] = static_cast<uint8_t>(sum & 0xFF);
  memory.bytes[5] = static_cast<uint8_t>(sum >> 8);
  EventRing ring = started(memory);
  CHECK(ring.boot(), boot + 1);
  ring.keep(1, 5, 0);
  EventRing later = started(memory);
  CHECK(later.boot(), boot + 2);
  CHECK(later.oldest().boot, boot + 1);
});

TEST("every cell of the boot id damaged: the records still know which boots must not come again", {
  ArrayMemory memory;
  for (int i = 0; i < 5; i++) started(memory);
  EventRing ring = started(memory);
  ring.keep(1, 5, 0);
  for (int i = 0; i < 48; i++) memory.bytes[i] = 0x55;
  CHECK(started(memory).boot(), 7);
});
