// Lines and dialogues of test/vectors/pulse-lines.json, which arrive on standard input with tabs between the fields.
#include <iostream>
#include <sstream>

#include "board.h"
#include "check.h"

namespace {

std::vector<std::string> split(const std::string &line) {
  std::vector<std::string> fields;
  std::stringstream stream(line);
  for (std::string field; std::getline(stream, field, '\t');) fields.push_back(field);
  return fields;
}

HostLine parsed(const std::string &text, LineReader &reader) {
  HostLine line = HostLine::none;
  for (const char c : text + "\n") line = reader.push(static_cast<uint8_t>(c));
  return line;
}

std::string kindOf(HostLine line) {
  switch (line) {
    case HostLine::none:
      return "none";
    case HostLine::hello:
      return "hello?";
    case HostLine::acknowledge:
      return "ack";
    case HostLine::inhibit:
      return "inh";
    case HostLine::coins:
      return "coins?";
  }
  return "?";
}

/** Lines of the bridge that a step did not ask for. */
bool isPassedOver(const std::string &line, const std::string &wanted) {
  for (const char *name : {"$PING", "$STAT"}) {
    if (line.compare(0, 5, name) == 0 && framed(wanted).compare(0, 5, name) != 0) return true;
  }
  return false;
}

void hear(Board &board, const std::string &body, bool passesOver) {
  const std::string wanted = framed(body);
  std::string found = "nothing";
  while (!board.lines.empty()) {
    found = board.lines.front();
    board.lines.pop_front();
    if (found == wanted) return;
    if (!passesOver && !isPassedOver(found, body)) break;
  }
  CHECK(found, wanted);
}

void passCoins(Board &board, int count) {
  board.lines.clear();
  std::string last;
  for (int waited = 0; count > 0 && waited < 100; waited++) {
    board.wait(10);
    while (!board.lines.empty() && count > 0) {
      const std::string line = board.lines.front();
      board.lines.pop_front();
      if (line.compare(0, 6, "$COIN,") != 0 || line == last) continue;
      last = line;
      count--;
      const size_t second = line.find(',', line.find(',', 6) + 1);
      board.say("ACK," + line.substr(6, second - 6));
    }
  }
  CHECK(count, 0);
}

void perform(Board &board, const std::string &step) {
  const size_t space = step.find(' ');
  const std::string word = step.substr(0, space);
  const std::string rest = space == std::string::npos ? "" : step.substr(space + 1);
  if (word == "hear") return hear(board, rest, false);
  if (word == "hear-last") return hear(board, rest, true);
  if (word == "say") return board.say(rest);
  if (word == "raw") return board.hear(rest + "\n");
  if (word == "wait") return board.wait(static_cast<uint32_t>(std::stoul(rest)));
  if (word == "pulse") return board.pulse(static_cast<unsigned>(std::stoul(rest)));
  if (word == "begin") return board.begin(static_cast<unsigned>(std::stoul(rest)));
  if (word == "cut") return board.power();
  if (word == "wipe") return board.wipe();
  if (word == "quiet") return CHECK(board.next(), "");
  if (word == "pass-coins") return passCoins(board, std::stoi(rest));
  CHECK(step, "a step that is known");
}

}  // namespace

int runVectors() {
  int count = 0;
  for (std::string input; std::getline(std::cin, input); count++) {
    const std::vector<std::string> fields = split(input);
    const int before = failures();
    LineReader reader;
    if (fields[0] == "line") {
      const std::string body = fields[3].substr(1, fields[3].size() - 6);
      CHECK(framed(body), fields[3]);
      if (fields[2] == "host") CHECK(kindOf(parsed(fields[3], reader)), fields[4]);
    } else if (fields[0] == "refused") {
      CHECK(kindOf(parsed(fields[3], reader)), "none");
    } else {
      Board board;
      for (size_t i = 2; i < fields.size() && failures() == before; i++) perform(board, fields[i]);
    }
    if (failures() > before) std::printf("✗ %s\n", fields[1].c_str());
  }
  return count;
}
