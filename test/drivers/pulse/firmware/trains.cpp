// Pulse trains: what is a coin, what is not, and what public sketches get wrong.
#include "board.h"
#include "check.h"

TEST("every coin of the acceptor is told with its channel and its pulses", {
  const char *expected[] = {"COIN,1,1,1,5,1280", "COIN,1,1,2,7,1360", "COIN,1,1,3,9,1440", "COIN,1,1,4,11,1520",
                            "COIN,1,1,5,13,1600"};
  for (unsigned i = 0; i < 5; i++) {
    Board board;
    board.open();
    board.next();
    board.pulse(board.pulses[i]);
    CHECK(board.next(), expected[i]);
  }
});

TEST("widths within 40 % are a coin, widths outside are told with their raw count", {
  const uint32_t widths[] = {11, 12, 20, 28, 29};
  const bool isCoin[] = {false, true, true, true, false};
  for (unsigned i = 0; i < 5; i++) {
    Board board;
    board.open();
    board.next();
    board.pulse(5, widths[i]);
    CHECK(board.next().substr(0, 7), isCoin[i] ? "COIN,1," : "ERR,3,1");
  }
});

TEST("one pulse of a wrong width spoils the whole train", {
  Board board;
  board.open();
  board.next();
  board.begin(4);
  board.wait(160);
  board.pulse(1, 35);
  CHECK(board.next(), "ERR,3,1,1,5");
});

TEST("pulses that follow each other too fast are no coin", {
  Board board;
  board.open();
  board.next();
  board.pulse(5, 20, 5);
  CHECK(board.next(), "ERR,3,1,1,5");
});

TEST("an edge that was lost between interrupt and loop makes the train no coin", {
  Board board;
  board.open();
  board.next();
  board.begin(5);
  board.wait(100);
  board.bridge->edgesLost();
  board.wait(300);
  CHECK(board.next(), "ERR,3,1,1,5");
});

TEST("the same level twice, an edge too short to be seen, makes the train no coin", {
  Board board;
  board.open();
  board.next();
  board.begin(5);
  board.wait(70);
  board.bridge->edge(false, board.nowMs);
  board.wait(300);
  CHECK(board.next().substr(0, 8), "ERR,3,1,");
});

TEST("a second coin after the end of the first is a coin of its own", {
  Board board;
  board.open();
  board.next();
  board.pulse(5);
  board.pulse(7);
  CHECK(board.next(), "COIN,1,1,1,5,1280");
  board.say("ACK,1,1");
  while (board.lines.front().compare(0, 11, "$COIN,1,1,1") == 0) board.lines.pop_front();
  CHECK(board.next(), "COIN,1,2,2,7,1640");
});

TEST("no sum of two coins and no coin with a pulse more or less is a coin (melted trains, single noise)", {
  Board board;
  CHECK(arePulsesSafe(board.pulses, 5), true);
  const uint8_t oneTwoFour[] = {1, 2, 4};
  const uint8_t twoFourEight[] = {2, 4, 8};
  const uint8_t neighbours[] = {5, 6, 7};
  const uint8_t threeMakeOne[] = {3, 5, 7, 9};
  CHECK(arePulsesSafe(oneTwoFour, 3), false);
  CHECK(arePulsesSafe(twoFourEight, 3), false);
  CHECK(arePulsesSafe(neighbours, 3), false);
  CHECK(arePulsesSafe(threeMakeOne, 4), false);
});

TEST("a board that was set to unsafe pulses says so and stays closed", {
  Board board;
  board.pulses[0] = 1;
  board.power();
  board.open();
  CHECK(board.isInhibited, true);
  CHECK(board.lines.back(), framed("STAT,2,0,0,1,5,0,12345678,1"));
});

TEST("a line that does not fall back is told once, and closes the slot until it does", {
  Board board;
  board.open();
  board.next();
  board.begin(1, 3000);
  board.wait(1100);
  CHECK(board.next(), "ERR,6,1,1,0");
  CHECK(board.isInhibited, true);
  board.wait(1000);
  CHECK(board.next(), "");
  board.wait(1000);
  board.say("INH,0,2");
  CHECK(board.isInhibited, false);
});

TEST("the first coin after days of rest counts like any other, also where the clock begins anew", {
  Board board;
  board.nowMs = 0xFFFFFFFFUL - 1300;
  board.power();
  board.open();
  board.lines.clear();
  board.pulse(5);
  CHECK(board.next(), "COIN,2,1,1,5,1280");
});

TEST("coins are counted while the host is busy and bytes pour in", {
  Board board;
  board.open();
  board.next();
  board.begin(5);
  for (int i = 0; i < 28; i++) {
    board.hear("noise without end ");
    board.wait(10);
  }
  CHECK(board.next(), "COIN,1,1,1,5,1280");
});

TEST("a line of the host that never ends costs no memory and no later line", {
  Board board;
  board.open();
  board.next();
  board.hear(std::string(100000, '$') + "\n");
  board.say("HELLO?");
  CHECK(board.next(), "HELLO,1,0,1.0.0,TKL-EMU");
});

TEST("an acceptor whose power is switched is deaf for a second after it has opened", {
  Board board(true);
  board.open();
  CHECK(board.isInhibited, false);
  CHECK(board.lines.back(), framed("STAT,1,0,0,1,4,0,12345678,1"));
  board.lines.clear();
  board.pulse(1);
  CHECK(board.next(), "ERR,5,1,1,1");
  board.say("INH,0,2");
  board.wait(1000);
  CHECK(board.hasSaid("STAT,1,0,0,0,0,0,12345678,2"), true);
  board.say("INH,1,3");
  CHECK(board.isInhibited, true);
});

TEST("edges wait for the loop in order, and a full queue is noticed", {
  EdgeQueue queue;
  for (uint32_t i = 0; i < 31; i++) queue.put(i % 2 == 0, i);
  CHECK(queue.takeLoss(), false);
  queue.put(true, 99);
  CHECK(queue.takeLoss(), true);
  CHECK(queue.takeLoss(), false);
  Edge edge;
  for (uint32_t i = 0; i < 31; i++) {
    CHECK(queue.take(edge), true);
    CHECK(edge.atMs, i);
    CHECK(edge.isActive, i % 2 == 0);
  }
  CHECK(queue.take(edge), false);
});
